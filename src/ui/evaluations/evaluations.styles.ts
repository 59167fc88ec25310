import { css } from 'lit';

export const evaluationsStyles = css`
  lexoffice-tabs {
    flex: 1 1 0;
  }
  .scroller {
    flex: 1 1 0;
    min-block-size: 120px;
    overflow: auto;
    border: 1px solid var(--_border);
  }
  .opened-list {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    gap: var(--_space-1);
    min-block-size: 140px;
  }
  .opened-list > .toolbar > button {
    margin-inline-start: auto;
  }
  .opened-list > lexoffice-grid {
    flex: 1;
  }
  .sheet thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_raised);
    vertical-align: bottom;
    overflow-wrap: normal;
    white-space: normal;
  }
  .sheet tbody th {
    overflow-wrap: normal;
  }
  .sheet tr.section > * {
    background: var(--_raised);
    font-weight: 600;
  }
  .sheet tr.sum > * {
    font-weight: 600;
  }
  .sheet tr.aside > * {
    color: var(--_muted);
    font-style: italic;
  }
  .sheet tr.warning > th {
    color: var(--_warning);
  }
  .sheet tr.opened > * {
    box-shadow: inset 0 -2px var(--_accent);
  }
  .sheet button.link:disabled {
    background: none;
  }
  .reading {
    inline-size: min(360px, 100%);
  }
  .notes {
    display: grid;
    gap: var(--_space-1);
    max-inline-size: 120ch;
    font-size: 13px;
  }
  .paper {
    display: none;
  }
  @media print {
    :host {
      display: block;
      block-size: auto;
      padding: 0;
    }
    .paper {
      display: block;
    }
    .screen,
    .opened-list,
    footer {
      display: none;
    }
    .scroller {
      border: 0;
      overflow: visible;
    }
    .sheet thead th {
      position: static;
    }
    .sheet tbody {
      break-inside: avoid-page;
    }
    .sheet button.link {
      color: inherit;
      text-decoration: none;
    }
    .sheet tr.section > * {
      print-color-adjust: exact;
    }
  }
`;
