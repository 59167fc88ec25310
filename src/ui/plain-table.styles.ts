import { css } from 'lit';

/** Short native tables: bookings, differences, sums. */
export const plainTable = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 13px;
  }
  th,
  td {
    padding: var(--_space-1) var(--_space-2);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--_muted);
    font-weight: 400;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 400;
  }
  tfoot th,
  tfoot td {
    border-block-end: 0;
    border-block-start: 1px solid var(--_text);
    font-weight: 600;
  }
  th.money,
  td.money {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
`;
