import { css } from 'lit';

export const importWindowStyles = css`
  .counts strong {
    font-weight: 600;
  }
  .folds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-2);
  }
  .folds button {
    min-block-size: 28px;
    padding: 0 var(--_space-2) 0 var(--_space-1);
    border-color: transparent;
    background: none;
  }
  .folds button[aria-expanded='true'] {
    border-color: var(--_border);
    background: var(--_raised);
  }
  .folds button[aria-expanded='true'] .icon {
    transform: rotate(90deg);
  }
  .section {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    flex: 0 1 calc((var(--_rows, 4) + 1) * var(--_row) + 2px);
    min-block-size: 132px;
  }
  .section lexoffice-grid {
    flex: 1;
    min-block-size: 0;
  }
  .section > button {
    align-self: flex-start;
  }
  .sums {
    font-variant-numeric: tabular-nums;
  }
  .sums span,
  .sums strong {
    white-space: nowrap;
  }
  .sums strong {
    font-weight: 600;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    color: var(--_muted);
  }
  footer {
    flex-direction: column;
    align-items: stretch;
  }
  .bottom {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
  }
`;
