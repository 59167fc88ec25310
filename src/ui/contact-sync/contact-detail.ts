import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlanRow } from '../../services/contacts/contact-plan.ts';
import { defineElement } from '../define-element.ts';
import { plainTable } from '../plain-table.styles.ts';
import { problemText } from '../problem-text.ts';
import { tokens } from '../tokens.ts';
import { detailLayout } from '../contact-lists/detail-layout.styles.ts';
import { reasonText, warningText } from './contact-text.ts';
import { changesTable, fieldsTable } from '../contact-lists/field-tables.ts';

/** What a contact's row opens to: why it is refused, and field by field what is there and what comes. */
@defineElement('lexoffice-contact-detail')
class ContactDetail extends LitElement {
  static override styles = [tokens, plainTable, detailLayout];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) row!: ContactPlanRow;

  override render(): TemplateResult {
    const { row, texts } = this;
    return html`${
      row.reason === undefined
        ? nothing
        : html`<p>
            <strong>${reasonText(row, texts)}</strong>
            ${problemText(texts, row.reason).advice}
          </p>`
    }
    ${
      row.warnings.length === 0
        ? nothing
        : html`<ul>
            ${row.warnings.map((warning) => html`<li>${warningText(warning, row.role, texts)}</li>`)}
          </ul>`
    }
    ${row.changes.length > 0 ? changesTable(row.changes, texts) : fieldsTable(row.fields, texts)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-contact-detail': ContactDetail;
  }
}
