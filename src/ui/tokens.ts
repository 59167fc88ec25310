import { css } from 'lit';

/**
 * The host's tokens with literal fallbacks. `color-scheme` is not set here: it is inherited from the host, which knows what the user chose.
 */
export const tokens = css`
  :host {
    --_font: var(--host-font, system-ui, 'Segoe UI', Roboto, sans-serif);
    --_size: var(--host-font-size, 14px);
    --_heading: var(--host-font-size-heading, 16px);
    --_text: var(--host-color-text, light-dark(#1c2127, #e8eaed));
    --_muted: var(--host-color-text-muted, light-dark(#59626e, #a7b0bb));
    --_surface: var(--host-color-surface, light-dark(#ffffff, #1c1f24));
    --_raised: var(--host-color-surface-raised, light-dark(#f4f6f8, #262a31));
    --_border: var(--host-color-border, light-dark(#d3d9e0, #3d444e));
    --_accent: var(--host-color-accent, light-dark(#1a5fb4, #7db4ff));
    --_on-accent: var(--host-color-on-accent, light-dark(#ffffff, #0b1a2e));
    --_danger: var(--host-color-danger, light-dark(#b3261e, #ff8f87));
    --_warning: var(--host-color-warning, light-dark(#855300, #f2bd57));
    --_success: var(--host-color-success, light-dark(#1b7434, #69d28b));
    --_focus: var(--host-focus-ring, light-dark(#1a5fb4, #7db4ff));
    --_radius: var(--host-radius, 4px);
    --_space-1: var(--host-space-1, 4px);
    --_space-2: var(--host-space-2, 8px);
    --_space-3: var(--host-space-3, 12px);
    --_space-4: var(--host-space-4, 16px);
    --_space-5: var(--host-space-5, 24px);
    --_row: var(--host-row-height, 32px);
    box-sizing: border-box;
    color: var(--_text);
    font: var(--_size) / 1.45 var(--_font);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .icon {
    flex: none;
    vertical-align: -3px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .money {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }
  .muted {
    color: var(--_muted);
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`;
