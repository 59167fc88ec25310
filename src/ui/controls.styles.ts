import { css } from 'lit';

/** Native controls in the host's look; every target at least 24 px. */
export const controls = css`
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-1);
    min-block-size: 32px;
    padding: 0 var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    background: var(--_raised);
  }
  button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  button.danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  button:disabled {
    border-color: var(--_border);
    background: var(--_raised);
    color: var(--_muted);
    cursor: default;
  }
  button.link {
    min-block-size: 24px;
    padding: 0 var(--_space-1);
    border: 0;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  button.link:disabled {
    color: var(--_muted);
    text-decoration: none;
  }
  button.bare {
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_muted);
  }
  button.bare:hover {
    color: var(--_text);
  }
  input:not([type='checkbox']),
  select {
    min-block-size: 32px;
    padding: 0 var(--_space-2);
    border: 1px solid color-mix(in srgb, var(--_muted) 70%, var(--_border));
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }
  progress {
    inline-size: 100%;
    block-size: 6px;
    accent-color: var(--_accent);
  }
  .banner {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_tone, var(--_border));
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .banner > .icon {
    margin-block-start: 2px;
    color: var(--_tone, var(--_muted));
  }
  .banner > div {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .banner p {
    margin: 0;
  }
  .banner strong {
    font-weight: 600;
  }
  .banner.error {
    --_tone: var(--_danger);
  }
  .banner.warning {
    --_tone: var(--_warning);
  }
  .banner.success {
    --_tone: var(--_success);
  }
`;
