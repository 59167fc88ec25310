import { css } from 'lit';

export const gridStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 13px;
    overflow: hidden;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overflow-anchor: none;
    contain: strict;
  }
  :host([empty]) .scroller {
    flex: none;
    contain: none;
    overflow: hidden;
  }
  .table {
    position: relative;
    min-inline-size: min-content;
  }
  .header,
  .row {
    display: grid;
    grid-template-columns: var(--_columns);
    align-items: stretch;
    min-inline-size: min-content;
    border-block-end: 1px solid var(--_border);
  }
  .header-group {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
  }
  .header {
    block-size: var(--_row);
    background: var(--_raised);
    font-weight: 600;
  }
  .body {
    position: relative;
  }
  .item {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }
  .row {
    block-size: var(--_row);
    background: var(--_surface);
    cursor: default;
  }
  .row:hover,
  .row[aria-selected='true']:hover {
    background: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
  }
  .row[aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent) 5%, var(--_surface));
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row.dim {
    color: var(--_muted);
  }
  .cell,
  .head {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-inline-size: 0;
    padding-inline: var(--_space-2);
    overflow: hidden;
    white-space: nowrap;
  }
  .text {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .cell.money,
  .head.money {
    justify-content: flex-end;
    /* Digits are never hidden, whatever the amount. */
    overflow: visible;
  }
  .cell.date {
    font-variant-numeric: tabular-nums;
  }
  .cell.check,
  .head.check,
  .cell.tool {
    justify-content: center;
    padding: 0;
    overflow: visible;
  }
  .cell.check .icon {
    color: var(--_warning);
  }
  button.sort {
    min-block-size: 24px;
    max-inline-size: 100%;
    padding: 0 2px;
    margin-inline: -2px;
    border: 0;
    background: none;
    font-weight: 600;
  }
  .expander .icon {
    transition: transform 100ms;
  }
  .expander[aria-expanded='true'] .icon {
    transform: rotate(90deg);
  }
  .group {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    block-size: var(--_row);
    padding-inline: var(--_space-2);
    border-block-end: 1px solid var(--_border);
    background: var(--_raised);
    white-space: nowrap;
  }
  .detail {
    padding: var(--_space-3) var(--_space-4) var(--_space-4) 40px;
    border-block-end: 1px solid var(--_border);
    background: var(--_raised);
    font-size: 13px;
  }
  ::slotted([slot='empty']) {
    flex: 1;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .warning {
    color: var(--_warning);
  }
  .danger {
    color: var(--_danger);
  }
  .success {
    color: var(--_success);
  }
  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
