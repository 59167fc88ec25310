import { css } from 'lit';

/** Tools above, below them the pages in a box of their own that scrolls. */
export const pdfStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: var(--host-space-1);
    min-height: 0;
    container-type: inline-size;
  }

  .tools {
    display: flex;
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

  /* Beside a list the pane is narrow, and two lines of tools would take from the page. */
  @container (max-width: 360px) {
    .tools {
      gap: 0;
    }

    .tools button.icon {
      min-width: 0;
      width: 28px;
      padding: 0;
    }

    .tools input {
      width: 38px;
      padding: 0 2px;
    }
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
