import { html, type TemplateResult } from 'lit';
import type { Texts } from '../l10n/texts.ts';
import type { FieldDifference } from '../services/invoices/rules/entry.ts';

/** What changed since the transfer, old → new per field. */
export function differencesTable(
  { common }: Texts,
  heading: string,
  differences: readonly FieldDifference[],
  fieldName: (field: string) => string,
): TemplateResult {
  const { columns } = common;
  return html`<section>
    <h4>${heading}</h4>
    <table>
      <thead>
        <tr>
          <th scope="col">${columns.field}</th>
          <th scope="col">${columns.oldValue}</th>
          <th scope="col">${columns.newValue}</th>
        </tr>
      </thead>
      <tbody>
        ${differences.map(
          ({ field, oldValue, newValue }) =>
            html`<tr>
              <th scope="row">${fieldName(field)}</th>
              <td>${oldValue}</td>
              <td>${newValue}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
