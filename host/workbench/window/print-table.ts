import { html, nothing, type TemplateResult } from 'lit';
import { printSheet } from './print-sheet.ts';

export interface PrintedGroup {
  /** What stands above its rows. */
  readonly heading?: TemplateResult;
  readonly rows: readonly (readonly string[])[];
}

/** Prints a list as a plain table, all of its rows and not only those in sight. */
export function printTable(title: string, titles: readonly string[], groups: readonly PrintedGroup[]): void {
  printSheet(
    html`<h1>${title}</h1>
      <table>
        <thead>
          <tr>
            ${titles.map((each) => html`<th scope="col">${each}</th>`)}
          </tr>
        </thead>
        ${groups.map(
          ({ heading, rows }) =>
            html`<tbody>
              ${
                heading === undefined
                  ? nothing
                  : html`<tr class="group">
                      <th colspan=${titles.length} scope="rowgroup">${heading}</th>
                    </tr>`
              }
              ${rows.map(
                (row) =>
                  html`<tr>
                    ${row.map((cell) => html`<td class=${/^-?[\d.]+,\d\d$/.test(cell) ? 'money' : ''}>${cell}</td>`)}
                  </tr>`,
              )}
            </tbody>`,
        )}
      </table>`,
  );
}
