import { html, type TemplateResult } from 'lit';
import { TriangleAlert } from 'lucide';
import { sumOf } from '../../services/money/cents.ts';
import { formatCents, formatCount } from '../format.ts';
import { icon } from '../icon.ts';
import type { Figure, Sheet, SheetRow } from './sheet.ts';
import type { Words } from './words.ts';

/** What a sum opens, with its name in words. */
export interface OpenedSum extends Pick<SheetRow, 'key' | 'parts'> {
  readonly name: string;
}

interface SheetTable {
  readonly label: string;
  readonly sheet: Sheet;
  /** Key of the sum whose vouchers are shown. */
  readonly opened: string | undefined;
  readonly open: (sum: OpenedSum) => void;
}

function shown(figure: Figure): string {
  if (figure === undefined) return '';
  return typeof figure === 'number' ? formatCents(figure) : formatCount(figure.euros);
}

/** Down the sums of all months or quarters; a column of whole euros has none. */
function totalOf({ figures, sections }: Sheet): readonly Figure[] {
  return figures.map((_, column) => {
    const cents = sections.flatMap(({ sum }) => {
      const figure = sum.figures[column];
      return typeof figure === 'number' ? [figure] : [];
    });
    return cents.length === 0 ? undefined : sumOf(cents);
  });
}

/** One body per month or quarter: its name with its sum, then its rows. The number of vouchers is the button that opens them. */
export function sheetTable({ label, sheet, opened, open }: SheetTable, { words }: Words): TemplateResult {
  const { texts, figures, sections } = sheet;
  const sums = (sum: OpenedSum, cells: readonly Figure[]) => {
    const count = formatCount(sum.parts.length);
    return html`<td class="money">
        <button
          type="button"
          class="link"
          aria-expanded=${sum.key === opened ? 'true' : 'false'}
          aria-label=${words.open(sum.name, count)}
          ?disabled=${sum.parts.length === 0}
          @click=${() => open(sum)}
        >
          ${count}
        </button>
      </td>
      ${cells.map((figure) => html`<td class="money">${shown(figure)}</td>`)}`;
  };
  const row = (title: string, { key, parts, texts: cells, figures: amounts, tone }: SheetRow) => {
    const [first = '', ...rest] = cells;
    const name = [title, ...cells.filter((cell) => cell !== '')].join(', ');
    return html`<tr class="${tone ?? ''} ${key === opened ? 'opened' : ''}">
      <th scope="row">${tone === 'warning' ? icon(TriangleAlert) : ''} ${first}</th>
      ${rest.map((cell) => html`<td>${cell}</td>`)} ${sums({ key, parts, name }, amounts)}
    </tr>`;
  };
  return html`<table class="sheet" aria-label=${label}>
    <thead>
      <tr>
        ${texts.map((text) => html`<th scope="col">${text}</th>`)}
        <th scope="col" class="money">${words.columns.vouchers}</th>
        ${figures.map((figure) => html`<th scope="col" class="money">${figure}</th>`)}
      </tr>
    </thead>
    ${sections.map(
      ({ key, title, sum, rows }) =>
        html`<tbody>
          <tr class="section ${key === opened ? 'opened' : ''}">
            <th scope="rowgroup" colspan=${texts.length}>${title}</th>
            ${sums({ key, parts: sum.parts, name: title }, sum.figures)}
          </tr>
          ${rows.map((each) => row(title, each))}
        </tbody>`,
    )}
    <tfoot>
      <tr>
        <th scope="row" colspan=${texts.length}>${words.total}</th>
        ${sums(
          { key: 'total', name: words.total, parts: sections.flatMap(({ sum }) => sum.parts) },
          totalOf(sheet),
        )}
      </tr>
    </tfoot>
  </table>`;
}
