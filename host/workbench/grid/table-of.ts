import type { GridColumn } from './grid-column.ts';

/** Rows as texts under their titles, for a file. */
export function tableOf<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
): readonly (readonly string[])[] {
  return [columns.map(({ title }) => title), ...rows.map((row) => columns.map((column) => column.text(row)))];
}
