import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry, EntryKind, Reason } from '../../services/invoices/rules/entry.ts';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { searchField } from '../search-field.ts';
import { tokens } from '../tokens.ts';
import { noFilter, type EntryFilter } from './entry-filter.ts';

export class FilterChangeEvent extends Event {
  constructor(readonly filter: EntryFilter) {
    super('filter-change');
  }
}

/**
 * Search and the filters by kind and reason, which offer what occurs among the entries.
 *
 * @fires filter-change
 */
@defineElement('lexoffice-filter-bar')
class FilterBar extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-2);
      }
      input[type='search'] {
        inline-size: 220px;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--_space-1);
      }
      select {
        max-inline-size: 180px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) entries: readonly Entry[] = [];
  @property({ attribute: false }) filter: EntryFilter = noFilter;

  override render(): TemplateResult {
    const { texts, filter } = this;
    const t = texts.importWindow;
    const kinds = [...new Set(this.entries.map(({ kind }) => kind))];
    const reasons = [...new Set(this.entries.map(({ reason }) => reason ?? 'none'))];
    const reasonText = (reason: Reason | 'none') => (reason === 'none' ? t.withoutReason : t.reasons[reason]);
    return html`${searchField(texts, filter.search, t.searchPlaceholder, (search) => this.#change({ search }))}
      ${this.#renderSelect(
        t.kindFilter,
        filter.kind,
        kinds.map((kind) => [kind, texts.common.kinds[kind]]),
        (kind) => this.#change({ kind: kind as EntryKind | '' }),
      )}
      ${this.#renderSelect(
        t.reasonFilter,
        filter.reason,
        reasons.map((reason) => [reason, reasonText(reason)]),
        (reason) => this.#change({ reason: reason as EntryFilter['reason'] }),
      )}
      <label>
        <input
          type="checkbox"
          .checked=${live(filter.grouped)}
          @change=${(event: Event) => this.#change({ grouped: (event.target as HTMLInputElement).checked })}
        />
        ${t.groupByKind}
      </label>`;
  }

  #renderSelect(
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    change: (value: string) => void,
  ): TemplateResult {
    return html`<select
      aria-label=${label}
      @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
    >
      <option value="" ?selected=${value === ''}>${label}: ${this.texts.common.all}</option>
      ${options.map(
        ([option, text]) => html`<option value=${option} ?selected=${option === value}>${text}</option>`,
      )}
    </select>`;
  }

  #change(part: Partial<EntryFilter>): void {
    this.dispatchEvent(new FilterChangeEvent({ ...this.filter, ...part }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-filter-bar': FilterBar;
  }
}
