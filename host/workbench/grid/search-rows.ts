import { matchesSearch } from '../../api/matches-search.ts';
import type { GridColumn } from './grid-column.ts';

/** Rows in which every word of the query occurs in some column. */
export function searchRows<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  query: string,
): readonly Row[] {
  if (query.trim() === '') return rows;
  return rows.filter((row) => matchesSearch(query, columns.map((column) => column.text(row)).join('\n')));
}
