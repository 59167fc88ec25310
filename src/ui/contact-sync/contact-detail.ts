import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PersonFields } from '../../../host/api/persons.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlanRow } from '../../services/contacts/contact-plan.ts';
import { defineElement } from '../define-element.ts';
import { plainTable } from '../plain-table.styles.ts';
import { problemText } from '../problem-text.ts';
import { tokens } from '../tokens.ts';
import { reasonText, warningText } from './contact-text.ts';

/** What a contact's row opens to: why it is refused, and field by field what is there and what comes. */
@defineElement('lexoffice-contact-detail')
class ContactDetail extends LitElement {
  static override styles = [
    tokens,
    plainTable,
    css`
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
    `,
  ];

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
    ${row.changes.length > 0 ? this.renderChanges() : this.renderFields()}`;
  }

  private renderChanges(): TemplateResult {
    const { columns } = this.texts.common;
    const t = this.texts.contactSync;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${columns.field}</th>
          <th scope="col">${columns.oldValue}</th>
          <th scope="col">${columns.newValue}</th>
          <th scope="col">${columns.hint}</th>
        </tr>
      </thead>
      <tbody>
        ${this.row.changes.map(
          ({ field, oldValue, newValue, kept }) =>
            html`<tr>
              <th scope="row">${t.fields[field]}</th>
              <td>${oldValue ?? t.empty}</td>
              <td>${newValue ?? t.empty}</td>
              <td class="muted">${kept ? t.kept : nothing}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private renderFields(): TemplateResult {
    const t = this.texts.contactSync;
    const { fields } = this.row;
    const names = (Object.keys(t.fields) as (keyof PersonFields)[]).filter(
      (name) => fields[name] !== undefined && fields[name] !== '',
    );
    return html`<table>
      <tbody>
        ${names.map((name) => {
          const value = fields[name];
          return html`<tr>
            <th scope="row" class="muted">${t.fields[name]}</th>
            <td>${typeof value === 'boolean' ? (value ? t.yes : t.no) : value}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-contact-detail': ContactDetail;
  }
}
