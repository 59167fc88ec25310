import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ViewId } from '../api/views.ts';
import type { BookCounts } from '../wire/counts.ts';
import { formatCount } from './format.ts';
import { icon } from './icons.ts';
import { keyName } from './keyboard/key-name.ts';
import { VIEW_KEYS } from './keyboard/view-keys.ts';
import { text } from './l10n/text.ts';
import { VIEWS } from './location.ts';
import { controls } from './styles/controls.styles.ts';

const GROUPS: readonly (readonly ViewId[])[] = [VIEWS.slice(0, 4), VIEWS.slice(4)];

/** The FIBUscan-Cockpit: one click opens a Belegkreis, the persons or the protocol. */
@customElement('host-cockpit')
export class HostCockpit extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: var(--host-space-3) var(--host-space-2);
        border-right: 1px solid var(--host-color-border);
        background: var(--host-color-surface-raised);
      }

      h2 {
        padding: 0 var(--host-space-2) var(--host-space-1);
        color: var(--host-color-text-muted);
        font-size: 12px;
      }

      ul {
        padding: 0 0 var(--host-space-3);
        list-style: none;
      }

      ul + ul {
        padding-top: var(--host-space-3);
        border-top: 1px solid var(--host-color-border);
      }

      button {
        justify-content: flex-start;
        width: 100%;
        min-height: 34px;
        padding: 0 var(--host-space-2);
      }

      button[aria-current='page'] {
        background: var(--host-color-selection);
        box-shadow: inset 3px 0 var(--host-color-accent);
        font-weight: 600;
      }

      .count {
        margin-left: auto;
        color: var(--host-color-text-muted);
        font-weight: 400;
      }

      @media (max-width: 900px), (max-height: 480px) and (max-width: 1100px) {
        :host {
          padding: var(--host-space-1) var(--host-space-2);
          border-right: 0;
          border-bottom: 1px solid var(--host-color-border);
        }

        h2 {
          display: none;
        }

        nav,
        ul,
        ul + ul {
          display: flex;
          flex-wrap: wrap;
          padding: 0;
          border: 0;
        }

        button {
          gap: var(--host-space-1);
          min-height: 28px;
          padding: 0 6px;
        }

        button svg {
          display: none;
        }
      }

      button .count.alarm {
        padding: 0 7px;
        border-radius: 9px;
        background: var(--host-color-danger);
        color: light-dark(#fff, #2a0b08);
      }
    `,
  ];

  @property() active: ViewId = 'customers';
  @property({ attribute: false }) counts: BookCounts | undefined;

  override render(): TemplateResult {
    return html`<nav aria-labelledby="cockpit">
      <h2 id="cockpit">${text('cockpit.title')}</h2>
      ${GROUPS.map(
        (group) =>
          html`<ul>
            ${group.map((view) => this.#renderItem(view))}
          </ul>`,
      )}
      <slot></slot>
    </nav>`;
  }

  #renderItem(view: ViewId): TemplateResult {
    const count = this.counts?.[view];
    const alarm = view === 'log' && count !== undefined && count > 0;
    return html`<li>
      <button
        type="button"
        class="plain"
        aria-current=${view === this.active ? 'page' : 'false'}
        aria-keyshortcuts=${VIEW_KEYS[view]}
        title=${keyName(VIEW_KEYS[view])}
        @click=${() => this.dispatchEvent(new CustomEvent<ViewId>('host-open-view', { detail: view }))}
      >
        ${icon(view)}<span>${text(`cockpit.${view}`)}</span>
        ${count === undefined ? nothing : html`<span class="count number ${alarm ? 'alarm' : ''}">${formatCount(count)}</span>`}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-cockpit': HostCockpit;
  }
}
