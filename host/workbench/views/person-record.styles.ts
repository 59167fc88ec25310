import { css } from 'lit';

export const personRecordStyles = css`
  section {
    display: grid;
    gap: var(--host-space-3);
    padding: var(--host-space-4);
  }

  h2 {
    overflow-wrap: anywhere;
  }

  form {
    display: grid;
    gap: var(--host-space-3);
  }

  fieldset {
    display: grid;
    gap: var(--host-space-2);
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    width: 100%;
    margin-bottom: var(--host-space-2);
    padding: 0 0 var(--host-space-1);
    border-bottom: 1px solid var(--host-color-border);
    font-weight: 600;
  }

  label {
    display: grid;
    grid-template-columns: minmax(110px, 34%) 1fr;
    align-items: center;
    gap: var(--host-space-2);
  }

  input {
    min-width: 0;
  }

  footer {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--host-space-2);
    padding: var(--host-space-2) 0;
    background: var(--host-color-surface);
  }

  .spacer {
    flex: 1;
  }

  .note {
    font-size: 12px;
  }

  .problem {
    padding: var(--host-space-2) var(--host-space-3);
    border-left: 4px solid var(--host-color-danger);
    background: var(--host-color-danger-surface);
  }

  summary {
    min-height: 24px;
    font-weight: 600;
    cursor: pointer;
  }

  ol {
    display: grid;
    gap: var(--host-space-2);
    margin: var(--host-space-2) 0 0;
    padding: 0;
    list-style: none;
    overflow-wrap: anywhere;
  }
`;
