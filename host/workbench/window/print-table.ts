import { html, render } from 'lit';

/** Prints a list as a plain table, all of its rows and not only those in sight. The first row are the titles. */
export function printTable(title: string, table: readonly (readonly string[])[]): void {
  const [titles = [], ...rows] = table;
  const sheet = document.createElement('section');
  sheet.className = 'print-sheet';
  render(
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
    sheet,
  );
  document.body.append(sheet);
  addEventListener('afterprint', () => sheet.remove(), { once: true });
  print();
}
