import { css } from 'lit';

/** The frame that the list views share: a bar with filters, the list, what is known of the current row. */
export const viewStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
    height: 100%;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--host-space-2);
    padding: var(--host-space-2) var(--host-space-4);
  }

  .bar label {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
  }

  .bar .spacer {
    flex: 1;
  }

  .search {
    position: relative;
    display: flex;
    flex: 0 1 240px;
    min-width: 140px;
  }

  .search svg {
    position: absolute;
    top: 7px;
    left: 8px;
    pointer-events: none;
    color: var(--host-color-text-muted);
  }

  .search input {
    width: 100%;
    padding-left: 30px;
  }

  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 0;
    border-top: 1px solid var(--host-color-border);
  }

  .panes.split {
    grid-template-columns: minmax(0, 1fr) minmax(280px, 27%);
  }

  .panes.movable {
    grid-template-columns: minmax(0, 1fr) auto minmax(280px, var(--viewer-share));
  }

  .panes.movable aside {
    border-left: 0;
  }

  .list {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }

  .list > host-grid {
    flex: 1 1 0;
    min-height: 96px;
  }

  .sum {
    display: flex;
    justify-content: space-between;
    gap: var(--host-space-4);
    padding: var(--host-space-1) var(--host-space-4);
    border-top: 1px solid var(--host-color-border);
    background: var(--host-color-surface-raised);
  }

  aside {
    min-width: 0;
    min-height: 0;
    overflow: auto;
    border-left: 1px solid var(--host-color-border);
    background: var(--host-color-surface);
  }

  .failed {
    display: flex;
    align-items: center;
    gap: var(--host-space-2);
    padding: var(--host-space-2) var(--host-space-4);
    background: var(--host-color-danger-surface);
  }

  @media (max-width: 900px) {
    .panes.split,
    .panes.movable {
      grid-template: minmax(240px, 1fr) auto / minmax(0, 1fr);
      overflow: auto;
    }

    host-splitter {
      display: none;
    }

    aside {
      border-left: 0;
      border-top: 1px solid var(--host-color-border);
    }
  }
`;
