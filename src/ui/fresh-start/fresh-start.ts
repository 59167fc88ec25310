import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { DocumentRow } from '../../services/lexoffice/sales-document.ts';
import { sumOf } from '../../services/money/cents.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import { formatCents, formatCount, formatDate } from '../format.ts';
import '../grid/grid.ts';
import { documentColumns, grossOf } from './document-columns.ts';

const rowKey = ({ id }: DocumentRow) => id;
const rowName = ({ number }: DocumentRow) => number;

/**
 * "Alles bis heute gilt als übertragen": the documents that this is about, and what comes of it. The focus is on the choice that changes nothing.
 *
 * @fires answer `true`, or nothing
 */
@defineElement('lexoffice-fresh-start')
export class FreshStart extends DialogElement<true> {
  static override styles = [
    ...DialogElement.shared,
    css`
      lexoffice-grid {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) documents: readonly DocumentRow[] = [];
  /** What the last fetch date becomes. */
  @property({ attribute: false }) boundary!: CalendarDate;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLButtonElement>('.cancel')?.focus();
  }

  override render(): TemplateResult {
    const { documents, texts } = this;
    const words = texts.questions.freshStart;
    const sum = sumOf(documents.map(grossOf));
    return html`<p>
        ${documents.length === 0 ? words.none : words.lead(formatCount(documents.length), formatCents(sum))}
      </p>
      <lexoffice-grid
        label=${words.list}
        .texts=${texts.common.grid}
        .columns=${documentColumns(texts)}
        .rows=${documents}
        .rowKey=${rowKey}
        .rowName=${rowName}
      >
        <div slot="empty" class="empty">${words.none}</div>
      </lexoffice-grid>
      <p>${words.consequence(formatDate(this.boundary))}</p>
      <footer>
        <div class="buttons">
          <button type="button" class="cancel" @click=${() => this.answer()}>${texts.common.cancel}</button>
          <button type="button" class="danger" @click=${() => this.answer(true)}>${words.confirm}</button>
        </div>
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-fresh-start': FreshStart;
  }
}
