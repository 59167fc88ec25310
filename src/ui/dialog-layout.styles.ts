import { css } from 'lit';

/** A dialog's element fills the body that the host gives: what scrolls is the list in the middle, never the buttons. */
export const dialogLayout = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    block-size: 100%;
    min-block-size: 0;
    min-inline-size: 0;
    padding: var(--_space-4);
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  h2 {
    font-size: var(--_heading);
    font-weight: 600;
  }
  h3 {
    font-size: inherit;
    font-weight: 600;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .spring {
    flex: 1;
  }
  .fill {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-block-size: 160px;
  }
  .fill > lexoffice-grid {
    flex: 1;
  }
  .empty {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: var(--_space-2);
    padding: var(--_space-5);
    color: var(--_muted);
    text-align: center;
  }
  .empty strong {
    color: var(--_text);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_border);
  }
  footer .buttons {
    display: flex;
    gap: var(--_space-2);
    margin-inline-start: auto;
  }
`;
