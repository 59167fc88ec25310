import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { sumOf } from '../../services/money/cents.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import { formatCents, formatCount, formatMonth } from '../format.ts';
import '../grid/grid.ts';
import { documentColumns, grossOf, type ListedDocument } from './document-columns.ts';

/** What is asked of the documents; `count` and `sum` are of those that are shown. */
export interface DocumentWords {
  readonly title: string;
  lead(count: string, sum: string): string;
  /** Of the list. */
  readonly list: string;
  readonly none: string;
  readonly consequence: string;
  confirm(count: string): string;
}

const rowKey = ({ id }: ListedDocument) => id;
const rowName = ({ number }: ListedDocument) => number;
const monthOf = ({ date }: ListedDocument) => date.slice(0, 7);

/**
 * Asks for a decision about many documents: shows which ones, all or those of a month, with count and sum and what comes of it. The focus is on the
 * choice that changes nothing.
 *
 * @fires answer ids of the documents that were shown, or nothing
 */
@defineElement('lexoffice-document-question')
export class DocumentQuestion extends DialogElement<readonly string[]> {
  static override styles = [
    ...DialogElement.shared,
    css`
      label {
        display: flex;
        align-items: center;
        gap: var(--_space-2);
      }
      lexoffice-grid {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) documents: readonly ListedDocument[] = [];
  @property({ attribute: false }) words!: DocumentWords;
  /** Whether it may be answered for one month alone (rules.md 12). */
  @property({ attribute: false }) byMonth = false;
  @state() private month = '';
  #shown: readonly ListedDocument[] = [];

  protected override willUpdate(): void {
    this.#shown = this.documents
      .filter((document) => this.month === '' || monthOf(document) === this.month)
      .sort((a, b) => (a.date < b.date ? 1 : -1));
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLButtonElement>('.cancel')?.focus();
  }

  override render(): TemplateResult {
    const { texts, words } = this;
    const count = formatCount(this.#shown.length);
    const sum = formatCents(sumOf(this.#shown.map(grossOf)));
    return html`<p>${this.#shown.length === 0 ? words.none : words.lead(count, sum)}</p>
      ${this.byMonth ? this.#renderMonths() : nothing}
      <lexoffice-grid
        label=${words.list}
        .texts=${texts.common.grid}
        .columns=${documentColumns(texts, this.documents)}
        .rows=${this.#shown}
        .rowKey=${rowKey}
        .rowName=${rowName}
      >
        <div slot="empty" class="empty">${words.none}</div>
      </lexoffice-grid>
      <p>${words.consequence}</p>
      <footer>
        <div class="buttons">
          <button type="button" class="cancel" @click=${() => this.answer()}>${texts.common.cancel}</button>
          <button type="button" class="danger" @click=${() => this.answer(this.#shown.map(rowKey))}>
            ${words.confirm(count)}
          </button>
        </div>
      </footer>`;
  }

  #renderMonths(): TemplateResult {
    const { texts } = this;
    const months = [...new Set(this.documents.map(monthOf))].sort().reverse();
    return html`<label>
      ${texts.questions.period}
      <select @change=${(event: Event) => (this.month = (event.target as HTMLSelectElement).value)}>
        <option value="">${texts.common.all}</option>
        ${months.map((month) => html`<option value=${month}>${formatMonth(month)}</option>`)}
      </select>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-document-question': DocumentQuestion;
  }
}
