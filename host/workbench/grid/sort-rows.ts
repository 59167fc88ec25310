import { collator } from '../format.ts';
import type { GridColumn, GridSort } from './grid-column.ts';

/** A sorted copy; rows that compare equal keep their order. Absent values come last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  sort: GridSort | undefined,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (sort === undefined || column === undefined) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: column.sortValue === undefined ? column.text(row) : column.sortValue(row) }))
    .sort((a, b) => {
      const [absentA, absentB] = [isAbsent(a.value), isAbsent(b.value)];
      if (absentA || absentB) return Number(absentA) - Number(absentB);
      return direction * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

const isAbsent = (value: string | number | undefined): boolean => value === undefined || value === '';

function compare(a: string | number | undefined, b: string | number | undefined): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}
