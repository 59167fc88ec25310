import { css } from 'lit';

/** What is known of the current line of a protocol, below its list. */
export const logDetailsStyles = css`
  .details {
    max-height: 34vh;
    overflow: auto;
    border-top: 2px solid var(--host-color-accent);
    background: var(--host-color-surface);
  }

  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: var(--host-space-1) var(--host-space-3);
    padding: var(--host-space-3) var(--host-space-4);
  }

  dt {
    color: var(--host-color-text-muted);
  }

  dd {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--host-space-2);
    padding: var(--host-space-3) var(--host-space-4) 0;
  }
`;
