import { css } from 'lit';

/** Of what a row opens to. */
export const detailLayout = css`
  :host {
    display: grid;
    gap: var(--_space-3);
    max-inline-size: 900px;
    font-size: 13px;
    white-space: normal;
  }
  p,
  ul {
    margin: 0;
  }
  ul {
    padding-inline-start: var(--_space-4);
  }
`;
