import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { SendTexts } from '../../l10n/de/contact-send.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { SendCandidate, SendRow } from '../../services/contacts/outbound/send-plan.ts';
import { sendProblemOf } from '../../services/contacts/outbound/send-texts.ts';
import { detailLayout } from '../contact-lists/detail-layout.styles.ts';
import { changesTable, fieldsTable } from '../contact-lists/field-tables.ts';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { plainTable } from '../plain-table.styles.ts';
import { tokens } from '../tokens.ts';
import { DecideEvent } from './send-events.ts';
import { warningText } from './send-text.ts';

/**
 * What a person's row opens to: why it is refused, what is there and what would be sent, and what to decide when it is unclear.
 *
 * @fires decide-contact
 */
@defineElement('lexoffice-send-detail')
class SendDetail extends LitElement {
  static override styles = [tokens, controls, plainTable, detailLayout];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) sendTexts!: SendTexts;
  @property({ attribute: false }) row!: SendRow;
  @property({ type: Boolean }) disabled = false;

  override render(): TemplateResult {
    const { row, texts, sendTexts } = this;
    const problem = row.reason === undefined ? undefined : sendProblemOf(texts, sendTexts, row.reason);
    return html`${problem ? html`<p><strong>${problem.message}</strong> ${problem.advice}</p>` : nothing}
    ${
      row.warnings.length === 0
        ? nothing
        : html`<ul>
            ${row.warnings.map((warning) => html`<li>${warningText(warning, sendTexts)}</li>`)}
          </ul>`
    }
    ${row.state === 'unclear' ? this.#renderQuestion(row.candidates ?? []) : nothing}
    ${row.changes.length > 0 ? changesTable(row.changes, texts) : fieldsTable(row.fields, texts)}`;
  }

  #renderQuestion(candidates: readonly SendCandidate[]): TemplateResult {
    const { sendTexts } = this;
    return html`<p><strong>${sendTexts.unclear}</strong> ${sendTexts.candidates(candidates.length)}</p>
      <div class="buttons">
        ${candidates.map((candidate) => {
          const { contactId, number, name, city } = candidate;
          const label = [number, name, city].filter((part) => part !== undefined).join(' · ');
          return this.#renderChoice(sendTexts.thisOne(label), contactId);
        })}
        ${this.#renderChoice(sendTexts.noneOfThem, undefined)}
      </div>`;
  }

  #renderChoice(label: string, contactId: string | undefined): TemplateResult {
    return html`<button
      type="button"
      ?disabled=${this.disabled}
      @click=${() => this.dispatchEvent(new DecideEvent(this.row, contactId))}
    >
      ${label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-send-detail': SendDetail;
  }
}
