import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { tokens } from '../tokens.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: string;
  /** Needs the user's attention. */
  readonly alert?: boolean;
}

export class TabEvent extends Event {
  constructor(readonly tab: string) {
    super('tab-change');
  }
}

/**
 * Counts as tabs, with the panel of the chosen one in the default slot.
 *
 * @fires tab-change
 */
@defineElement('lexoffice-tabs')
export class Tabs extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      [role='tablist'] {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-1);
        border-block-end: 1px solid var(--_border);
      }
      [role='tab'] {
        min-block-size: 36px;
        margin-block-end: -1px;
        border-color: transparent;
        border-block-end: 2px solid transparent;
        border-radius: var(--_radius) var(--_radius) 0 0;
        background: none;
        color: var(--_muted);
      }
      [role='tab'][aria-selected='true'] {
        border-block-end-color: var(--_accent);
        color: var(--_text);
        font-weight: 600;
      }
      .count {
        min-inline-size: 22px;
        padding-inline: 6px;
        border: 1px solid var(--_border);
        border-radius: 11px;
        background: var(--_raised);
        color: var(--_text);
        font-size: 12px;
        font-variant-numeric: tabular-nums;
      }
      .alert .count {
        border-color: var(--_warning);
        color: var(--_warning);
      }
      [role='tabpanel'] {
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: var(--_space-2);
        min-block-size: 0;
        padding-block-start: var(--_space-3);
      }
      @media print {
        :host,
        [role='tabpanel'] {
          display: block;
        }
        [role='tablist'] {
          display: none;
        }
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() active = '';

  override render(): TemplateResult {
    return html`<div role="tablist" aria-label=${this.label} tabindex="-1" @keydown=${this.#onKeydown}>
        ${this.tabs.map(
          ({ id, label, count, alert }) =>
            html`<button
              type="button"
              role="tab"
              id=${`tab-${id}`}
              class=${alert ? 'alert' : ''}
              aria-selected=${id === this.active}
              aria-controls="panel"
              tabindex=${id === this.active ? 0 : -1}
              @click=${() => this.#choose(id)}
            >
              ${label} ${count === undefined ? nothing : html`<span class="count">${count}</span>`}
            </button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby=${`tab-${this.active}`}><slot></slot></div>`;
  }

  #choose(id: string): void {
    if (id !== this.active) this.dispatchEvent(new TabEvent(id));
  }

  #onKeydown(event: KeyboardEvent): void {
    const { length } = this.tabs;
    const index = this.tabs.findIndex(({ id }) => id === this.active);
    const target = {
      ArrowRight: (index + 1) % length,
      ArrowLeft: (index + length - 1) % length,
      Home: 0,
      End: length - 1,
    }[event.key];
    const tab = target === undefined ? undefined : this.tabs[target];
    if (!tab) return;
    event.preventDefault();
    this.#choose(tab.id);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus(),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-tabs': Tabs;
  }
}
