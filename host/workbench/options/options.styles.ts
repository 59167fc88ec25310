import { css } from 'lit';

/** A page of the options: headline, groups, fields with label, control, consequence and problem. */
export const optionsStyles = css`
  :host {
    display: block;
    max-width: 880px;
    padding: var(--host-space-4) var(--host-space-5) 64px;
  }

  h1 {
    padding-bottom: var(--host-space-3);
  }

  .group {
    display: grid;
    gap: var(--host-space-4);
    margin-bottom: var(--host-space-5);
    padding: var(--host-space-4);
    border: 1px solid var(--host-color-border);
    border-radius: calc(2 * var(--host-radius));
  }

  .group > h2 {
    display: flex;
    align-items: center;
    gap: var(--host-space-2);
  }

  .field {
    display: grid;
    grid-template-columns: 220px minmax(0, 1fr);
    gap: var(--host-space-1) var(--host-space-4);
  }

  .field > label,
  .field > .label {
    padding-top: 5px;
    font-weight: 600;
  }

  .control {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--host-space-1);
    min-width: 0;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--host-space-2);
    max-width: 100%;
  }

  .description {
    max-width: 68ch;
    color: var(--host-color-text-muted);
  }

  .problem {
    color: var(--host-color-danger);
  }

  .problem:empty {
    display: none;
  }

  .note {
    display: flex;
    align-items: start;
    gap: var(--host-space-2);
    padding: var(--host-space-2) var(--host-space-3);
    border-left: 4px solid var(--note-color);
    border-radius: var(--host-radius);
    background: var(--note-surface);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .note span {
    flex: 1;
  }

  .note svg {
    flex: none;
    margin-top: 2px;
    color: var(--note-color);
  }

  .note.info {
    --note-color: var(--host-color-accent);
    --note-surface: var(--host-color-info-surface);
  }

  .note.success {
    --note-color: var(--host-color-success);
    --note-surface: var(--host-color-success-surface);
  }

  .note.warning {
    --note-color: var(--host-color-warning);
    --note-surface: var(--host-color-warning-surface);
  }

  .note.error {
    --note-color: var(--host-color-danger);
    --note-surface: var(--host-color-danger-surface);
  }

  summary {
    min-height: 24px;
    font-weight: 600;
    cursor: pointer;
  }

  details[open] > :not(:last-child) {
    margin-bottom: var(--host-space-4);
  }

  @media (max-width: 900px) {
    .field {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
