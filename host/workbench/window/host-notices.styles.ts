import { css } from 'lit';

export const noticesStyles = css`
  :host {
    position: fixed;
    /* In the middle: the right is where dialogs have their buttons. */
    left: 50%;
    bottom: 44px;
    translate: -50% 0;
    z-index: 100;
    width: min(420px, calc(100vw - 32px));
    font: var(--host-font-size) / var(--host-line-height) var(--host-font);
  }

  .notice {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: start;
    gap: var(--host-space-2);
    margin-top: var(--host-space-2);
    padding: var(--host-space-3);
    border: 1px solid var(--host-color-border);
    border-left: 4px solid var(--notice-color);
    border-radius: var(--host-radius);
    background: var(--host-color-surface);
    color: var(--host-color-text);
    box-shadow: var(--host-shadow);
  }

  .notice > p {
    padding-top: 5px;
    max-height: 40vh;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .mark {
    padding-top: 7px;
    color: var(--notice-color);
  }

  .info,
  .task {
    --notice-color: var(--host-color-accent);
  }

  .success {
    --notice-color: var(--host-color-success);
  }

  .warning {
    --notice-color: var(--host-color-warning);
  }

  .error {
    --notice-color: var(--host-color-danger);
  }

  .task {
    grid-template-columns: 1fr auto;
  }

  .task > p {
    font-weight: 600;
  }

  .actions {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--host-space-2);
  }

  .bar {
    grid-column: 1 / -1;
    display: grid;
    gap: var(--host-space-1);
  }

  progress {
    appearance: none;
    width: 100%;
    height: 8px;
    overflow: hidden;
    border: 0;
    border-radius: 4px;
    background: var(--host-color-border);
  }

  progress::-webkit-progress-bar {
    background: transparent;
  }

  progress::-webkit-progress-value {
    background: var(--host-color-accent);
  }

  progress::-moz-progress-bar {
    background: var(--host-color-accent);
  }

  progress:indeterminate {
    background: linear-gradient(
        90deg,
        var(--host-color-border) 30%,
        var(--host-color-accent) 50%,
        var(--host-color-border) 70%
      )
      0 / 200% 100%;
    animation: wander 1.6s linear infinite;
  }

  @keyframes wander {
    from {
      background-position: 100% 0;
    }

    to {
      background-position: -100% 0;
    }
  }
`;
