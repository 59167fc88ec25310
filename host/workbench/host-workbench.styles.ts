import { css } from 'lit';

export const workbenchStyles = css`
  :host {
    display: grid;
    grid-template: auto 1fr auto / minmax(0, 1fr);
    min-height: 0;
    height: 100%;
  }

  .main {
    display: grid;
    grid-template-columns: 208px minmax(0, 1fr);
    min-height: 0;
  }

  /* A place to go on from, nothing to be operated. */
  main:focus-visible {
    outline: none;
  }

  .skip {
    position: absolute;
    z-index: 2;
    top: 4px;
    left: 4px;
  }

  .skip:not(:focus) {
    clip-path: inset(50%);
  }

  main {
    display: grid;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
  }

  .full {
    grid-column: 1 / -1;
  }

  .view {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
  }

  .headline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--host-space-2) var(--host-space-4);
    padding: var(--host-space-3) var(--host-space-4) var(--host-space-2);
  }

  .headline h1 {
    margin-right: auto;
  }

  .offline {
    padding: var(--host-space-2) var(--host-space-4);
    background: var(--host-color-warning-surface);
    color: var(--host-color-text);
    border-bottom: 1px solid var(--host-color-warning);
  }

  /* Narrow, or enlarged to 200 %: the Cockpit lies above the view, and the page scrolls. */
  @media (max-width: 900px), (max-height: 480px) and (max-width: 1100px) {
    .main {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    }

    main {
      overflow: auto;
    }

    .headline {
      padding-block: var(--host-space-1);
    }

    .view {
      grid-template-rows: auto minmax(320px, 1fr);
    }
  }
`;
