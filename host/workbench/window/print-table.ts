import { html } from 'lit';
import { printSheet } from './print-sheet.ts';

/** Prints a list as a plain table, all of its rows and not only those in sight. The first row are the titles. */
export function printTable(title: string, table: readonly (readonly string[])[]): void {
  const [titles = [], ...rows] = table;
  printSheet(
    html`<h1>${title}</h1>
      <table>
        <thead>
          <tr>
            ${titles.map((each) => html`<th scope="col">${each}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td class=${/^-?[\d.]+,\d\d$/.test(cell) ? 'money' : ''}>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`,
  );
}
