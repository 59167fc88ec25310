import { css } from 'lit';

/** Paper: it looks alike in every theme, on the screen and printed. */
export const eInvoiceStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  article {
    display: grid;
    gap: 12px;
    padding: 20px;
    border: 1px solid var(--host-color-border);
    background: #fff;
    color: #1b1f24;
    font-size: 12px;
  }

  h3,
  p,
  dl,
  dd {
    margin: 0;
  }

  h3 {
    font-size: 13px;
  }

  .parties {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 16px;
  }

  .parties section {
    display: grid;
    align-content: start;
    gap: 6px;
    overflow-wrap: anywhere;
  }

  .muted {
    color: #59636e;
  }

  .parties h3,
  dt,
  th {
    color: #59636e;
    font-size: 11px;
    font-weight: 600;
  }

  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 20px;
  }

  dd {
    overflow-wrap: anywhere;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 4px 6px;
    border-bottom: 1px solid #d1d9e0;
    text-align: left;
    vertical-align: top;
  }

  .money {
    text-align: right;
    white-space: nowrap;
  }

  .sums {
    justify-self: end;
    width: auto;
    min-width: 60%;
  }

  .payable :is(th, td) {
    border-bottom: 3px double #1b1f24;
    color: inherit;
    font-size: 13px;
    font-weight: 700;
  }

  /* Beside the list at 1280 pixels: one party below the other, and what a line is about above its figures. */
  @container (max-width: 460px) {
    article {
      padding: 12px;
    }

    .parties {
      grid-template-columns: 1fr;
    }

    .lines tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) repeat(3, auto);
      border-bottom: 1px solid #d1d9e0;
    }

    .lines :is(th, td) {
      border-bottom: 0;
    }

    .lines :is(th, td):first-child {
      display: none;
    }

    .lines :is(th, td):nth-child(2) {
      grid-column: 1 / -1;
      padding-bottom: 0;
    }

    .lines :is(th, td):nth-child(3) {
      text-align: left;
    }

    .sums {
      width: 100%;
    }
  }
`;
