import { css } from 'lit';

export const reconciliationStyles = css`
  .overview {
    display: flex;
    flex: 0 1 auto;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--_space-3) var(--_space-5);
    min-block-size: 120px;
    max-block-size: 45%;
    overflow: auto;
  }
  .overview > table {
    flex: 1 1 480px;
    inline-size: auto;
  }
  /* Two tables beside each other: "Summe Lexware Office" takes two lines before it takes a table to the next row. */
  .overview thead th {
    vertical-align: bottom;
    white-space: normal;
  }
  .overview th {
    overflow-wrap: normal;
  }
  tr.chosen > * {
    background: var(--_raised);
  }
  button.month {
    min-block-size: 24px;
    padding: 0 var(--_space-1);
    border: 0;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  button.month[aria-pressed='true'] {
    color: var(--_text);
    font-weight: 600;
    text-decoration: none;
  }
  td.status {
    white-space: nowrap;
  }
  td.success {
    color: var(--_success);
  }
  td.warning {
    color: var(--_warning);
  }
  input[type='search'] {
    inline-size: 220px;
  }
  select {
    max-inline-size: 280px;
  }
  .reading {
    display: grid;
    align-content: center;
    gap: var(--_space-3);
    inline-size: min(480px, 100%);
    margin: auto;
    font-variant-numeric: tabular-nums;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(120px, 1fr) auto;
    align-items: center;
    gap: var(--_space-3);
    color: var(--_muted);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  details ul {
    max-block-size: 120px;
    margin: 0;
    padding-inline-start: var(--_space-5);
    overflow: auto;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
`;
