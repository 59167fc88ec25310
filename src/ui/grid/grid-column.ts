/** One column of `lexoffice-grid`. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** Track of CSS grid with a definite minimum, e.g. `96px` or `minmax(120px, 2fr)`. */
  readonly width: string;
  /** `money`: right-aligned, tabular figures. */
  readonly kind?: 'money' | 'date';
  cell(row: Row): unknown;
  /** Full text of a cell that may be cut off, as tooltip. */
  title?(row: Row): string | undefined;
  /** What the column sorts by; absent: not sortable. `undefined` values sort last. */
  sortKey?(row: Row): string | number | undefined;
}

export interface GridSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

// "RE-9" before "RE-10", "Ä" beside "A": as a German list is sorted.
const collator = new Intl.Collator('de', { numeric: true });

/** The rows in the order of `sort`, equal ones in their given order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  sort: GridSort | undefined,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.columnId);
  if (!sort || !column?.sortKey) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: column.sortKey?.(row) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined);
    if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
    return sign * collator.compare(String(a.key), String(b.key));
  });
  return keyed.map(({ row }) => row);
}

/** Ascending, then descending, then as given. */
export function nextSort(current: GridSort | undefined, columnId: string): GridSort | undefined {
  if (current?.columnId !== columnId) return { columnId, direction: 'ascending' };
  return current.direction === 'ascending' ? { columnId, direction: 'descending' } : undefined;
}
