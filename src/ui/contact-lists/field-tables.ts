import { html, nothing, type TemplateResult } from 'lit';
import { PERSON_FIELDS, type PersonFields } from '../../../host/api/persons.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { FieldChange } from '../../services/contacts/contact-plan.ts';

/** Field by field what is there and what comes. */
export function changesTable(changes: readonly FieldChange[], texts: Texts): TemplateResult {
  const { columns } = texts.common;
  const t = texts.contactSync;
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
      ${changes.map(
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

/** All filled fields of a person. */
export function fieldsTable(fields: PersonFields, texts: Texts): TemplateResult {
  const t = texts.contactSync;
  const names = PERSON_FIELDS.filter((name) => fields[name] !== undefined && fields[name] !== '');
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
