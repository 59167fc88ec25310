import { css } from 'lit';

export const gridStyles = css`
  :host {
    display: block;
    min-height: 0;
    background: var(--host-color-surface);
  }

  .scroller {
    position: relative;
    height: 100%;
    overflow: auto;
    overflow-anchor: none;
  }

  .header,
  .row {
    display: grid;
    grid-template-columns: var(--columns);
    min-width: var(--least-width);
    height: var(--host-row-height);
  }

  /* The group and not the row: what sticks stays within its parent. */
  .head {
    position: sticky;
    top: 0;
    z-index: 1;
    min-width: var(--least-width);
  }

  .header {
    background: var(--host-color-surface-raised);
    border-bottom: 1px solid var(--host-color-border);
    font-weight: 600;
  }

  .body {
    position: relative;
    min-width: var(--least-width);
  }

  .row {
    position: absolute;
    inset: 0 0 auto;
    height: var(--row-height);
    border-bottom: 1px solid var(--host-color-border);
    cursor: default;
  }

  .row.group {
    grid-template-columns: minmax(0, 1fr);
    background: var(--host-color-surface-raised);
    font-weight: 600;
    cursor: pointer;
  }

  .sums {
    display: flex;
    gap: var(--host-space-4);
    margin-left: auto;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .row:hover {
    background: var(--host-color-hover);
  }

  .row[aria-selected='true'] {
    background: var(--host-color-selection);
    box-shadow: inset 3px 0 var(--host-color-accent);
  }

  .row.struck .cell {
    color: var(--host-color-text-muted);
    text-decoration: line-through;
  }

  .cell,
  .title {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    padding: 0 var(--host-space-2);
    overflow: hidden;
    white-space: nowrap;
  }

  .cell > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .wraps .cell > span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 17px;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .end {
    justify-content: flex-end;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  .title {
    position: relative;
    cursor: pointer;
    user-select: none;
  }

  .title:hover {
    background: var(--host-color-hover);
  }

  .edge {
    position: absolute;
    inset: 0 0 0 auto;
    width: 7px;
    cursor: col-resize;
    touch-action: none;
  }

  .edge:hover {
    border-right: 2px solid var(--host-color-accent);
  }

  .title svg {
    flex: none;
    width: 13px;
    height: 13px;
    color: var(--host-color-accent);
  }

  .cell:focus-visible,
  .title:focus-visible {
    outline-offset: -2px;
  }

  .tag {
    flex: none;
    padding: 0 6px;
    border: 1px solid currentcolor;
    border-radius: 10px;
    font-size: 11px;
    line-height: 17px;
  }

  .tag.warning {
    color: var(--host-color-warning);
  }

  .tag.danger {
    color: var(--host-color-danger);
  }

  .tag svg {
    vertical-align: -2px;
  }

  .severity svg {
    vertical-align: -2px;
  }

  .severity.error {
    color: var(--host-color-danger);
  }

  .severity.warning {
    color: var(--host-color-warning);
  }

  .state {
    position: sticky;
    left: 0;
    height: calc(100% - var(--host-row-height) - 2px);
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
