import { css } from 'lit';

export const contactListStyles = css`
  .direction {
    font-weight: 600;
  }
  input[type='search'] {
    inline-size: 240px;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 32px;
  }
  .switch input {
    appearance: none;
    position: relative;
    inline-size: 34px;
    block-size: 18px;
    border: 1px solid var(--_muted);
    border-radius: 9px;
    background: var(--_surface);
    cursor: pointer;
  }
  .switch input::after {
    content: '';
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: 2px;
    inline-size: 12px;
    block-size: 12px;
    border-radius: 50%;
    background: var(--_muted);
    transition: transform 100ms;
  }
  .switch input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .switch input:checked::after {
    background: var(--_on-accent);
    transform: translateX(16px);
  }
  .switch input:disabled {
    opacity: 0.5;
    cursor: default;
  }
  @media (forced-colors: active) {
    .switch input::after {
      background: ButtonText;
    }
    .switch input:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
  lexoffice-tabs {
    flex: 1;
    min-block-size: 200px;
  }
  lexoffice-grid {
    flex: 1;
  }
  .reading {
    display: grid;
    align-content: center;
    gap: var(--_space-3);
    inline-size: min(480px, 100%);
    margin: auto;
    font-variant-numeric: tabular-nums;
  }
  .failed-rows {
    overflow: auto;
    margin: 0;
    padding-inline-start: var(--_space-4);
  }
`;
