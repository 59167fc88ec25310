import { css } from 'lit';

/** Tools above, below them the pages in a box of their own that scrolls. */
export const pdfStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: var(--host-space-1);
    min-height: 0;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
  }

  .tools label {
    display: flex;
    align-items: center;
    gap: var(--host-space-1);
    padding-left: var(--host-space-1);
    white-space: nowrap;
  }

  .tools input {
    width: 48px;
  }

  .tools .spacer {
    flex: 1;
  }

  button[aria-pressed='true'] {
    background: var(--host-color-selection);
  }

  .pages {
    grid-row: 2;
    display: flex;
    flex-direction: column;
    gap: var(--host-space-2);
    min-height: 200px;
    overflow: auto;
    container-type: size;
    background: var(--host-color-surface-raised);
  }

  canvas {
    display: block;
    flex: none;
    box-sizing: border-box;
    border: 1px solid var(--host-color-border);
    background: #fff;
  }

  .width canvas {
    width: 100%;
  }

  .page canvas {
    align-self: center;
    max-width: 100%;
    max-height: 100cqh;
  }
`;
