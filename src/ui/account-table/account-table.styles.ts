import { css } from 'lit';

export const accountTableStyles = css`
  .table {
    flex: 1 1 0;
    min-block-size: 200px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    block-size: 32px;
    background: var(--_raised);
    color: var(--_text);
    font-weight: 600;
    vertical-align: middle;
  }
  tbody th,
  tbody td {
    vertical-align: middle;
  }
  .automatic {
    display: block;
    color: var(--_muted);
    font-size: 12px;
  }
  tbody th {
    min-inline-size: 272px;
    /* No "%" alone on its line. */
    text-wrap: balance;
  }
  tbody tr:focus-within {
    background: color-mix(in srgb, var(--_accent) 6%, var(--_surface));
  }
  td.account {
    inline-size: 96px;
  }
  td.account input {
    inline-size: 84px;
    font-variant-numeric: tabular-nums;
  }
  td.key input {
    inline-size: 64px;
  }
  input:not([type='checkbox']) {
    min-block-size: 28px;
  }
  .problem {
    color: var(--_danger);
  }
  .state {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    white-space: nowrap;
  }
  .state.unconfirmed {
    color: var(--_warning);
    font-weight: 600;
  }
  .state.confirmed,
  .state.changed {
    color: var(--_muted);
  }
  .state.edited,
  .state.added {
    color: var(--_accent);
    font-weight: 600;
  }
  label.filter {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 32px;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  form input {
    inline-size: 220px;
  }
`;
