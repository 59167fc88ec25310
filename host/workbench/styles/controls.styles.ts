import { css } from 'lit';

/** Native controls with the tokens of the host; every element that shows some takes these styles. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  dl,
  dd {
    margin: 0;
  }

  h1,
  h2 {
    font-size: var(--host-font-size-heading);
    font-weight: 600;
    line-height: 1.3;
  }

  h3 {
    font-size: var(--host-font-size);
    font-weight: 600;
  }

  [hidden] {
    display: none !important;
  }

  :focus-visible {
    outline: 2px solid var(--host-focus-ring);
    outline-offset: 1px;
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
    min-height: var(--host-control-height);
    border: 1px solid var(--host-color-border-control);
    border-radius: var(--host-radius);
    background: var(--host-color-surface);
  }

  input,
  select {
    padding: 0 var(--host-space-2);
    max-width: 100%;
  }

  input[type='checkbox'] {
    min-height: 0;
    width: 16px;
    height: 16px;
    accent-color: var(--host-color-accent);
  }

  input[aria-invalid='true'] {
    border-color: var(--host-color-danger);
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    padding: 0 var(--host-space-3);
    cursor: pointer;
    white-space: nowrap;
  }

  button:hover:not(:disabled) {
    background: var(--host-color-hover);
  }

  button:disabled,
  input:disabled,
  select:disabled {
    opacity: 0.55;
    cursor: default;
  }

  button.primary {
    border-color: var(--host-color-accent);
    background: var(--host-color-accent);
    color: var(--host-color-on-accent);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled) {
    background: var(--host-color-accent-hover);
  }

  button.danger {
    border-color: var(--host-color-danger);
    color: var(--host-color-danger);
  }

  button.plain {
    border-color: transparent;
    background: transparent;
  }

  button.icon {
    padding: 0;
    width: var(--host-control-height);
  }

  a {
    color: var(--host-color-accent);
    text-underline-offset: 2px;
  }

  kbd {
    flex: none;
    padding: 0 5px;
    border: 1px solid var(--host-color-border);
    border-radius: 3px;
    background: var(--host-color-surface-raised);
    color: var(--host-color-text-muted);
    font: inherit;
    font-size: 11px;
    line-height: 17px;
    white-space: nowrap;
  }

  .muted {
    color: var(--host-color-text-muted);
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .empty {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--host-space-2);
    padding: var(--host-space-5);
    color: var(--host-color-text-muted);
    text-align: center;
  }

  .empty strong {
    color: var(--host-color-text);
    font-size: 14px;
  }

  .empty p {
    max-width: 56ch;
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }

  @media (forced-colors: active) {
    button[aria-current='page'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    button[aria-current='page'] * {
      color: HighlightText;
    }
  }
`;
