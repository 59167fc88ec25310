import { html, type TemplateResult } from 'lit';
import { formatCount, formatMoney } from '../format.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import type { GridColumn } from './grid-column.ts';
import type { RowGroup } from './grid-lines.ts';

/** What is said of a group: its name with the count, and its sums. */
export function groupHeading<Row>(
  { name, rows }: Pick<RowGroup<Row>, 'name' | 'rows'>,
  columns: readonly GridColumn<Row>[],
): TemplateResult {
  const sums = columns.flatMap(({ title, cents }) =>
    cents === undefined ? [] : [{ title, sum: rows.reduce((sum, row) => sum + cents(row), 0) }],
  );
  const title = text('grid.groupOf', {
    name: name === '' ? text('grid.groupOfNone') : name,
    count: formatCount(rows.length),
  });
  return html`<span>${title}</span>
    <span class="sums">
      ${sums.map(({ title: of, sum }) => html`<span>${of} <strong>${formatMoney(sum)}</strong></span>`)}
    </span>`;
}

/** The heading of a group: one cell with its name, count and sums. `index` counts the lines of the list, `start` is in pixels. */
export function renderGroup<Row>(
  group: RowGroup<Row>,
  columns: readonly GridColumn<Row>[],
  {
    index,
    start,
    isFocused,
  }: { readonly index: number; readonly start: number; readonly isFocused: boolean },
): TemplateResult {
  const { isFolded } = group;
  return html`<div
    class="row group"
    role="row"
    aria-rowindex=${index + 2}
    data-row=${index + 1}
    .style=${`transform: translateY(${String(start)}px)`}
  >
    <div
      class="cell"
      role="gridcell"
      aria-colspan=${columns.length}
      aria-expanded=${isFolded ? 'false' : 'true'}
      data-column="0"
      tabindex=${isFocused ? 0 : -1}
    >
      ${icon(isFolded ? 'right' : 'down')}${groupHeading(group, columns)}
    </div>
  </div>`;
}
