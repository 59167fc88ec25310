import type { GridColumn } from './grid-column.ts';

/** Rows in which every word of the query occurs in some column, whatever its case. */
export function searchRows<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  query: string,
): readonly Row[] {
  const words = query
    .toLocaleLowerCase('de-DE')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const content = columns
      .map((column) => column.text(row))
      .join('\n')
      .toLocaleLowerCase('de-DE');
    return words.every((word) => content.includes(word));
  });
}
