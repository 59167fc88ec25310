/** One column of a `host-grid`. */
export interface GridColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** Pixels; with `grow` at least so many, and a share of the room that is left. */
  readonly width: number;
  readonly grow?: number;
  readonly align?: 'start' | 'end';
  /** Not shown until the user asks for it in the menu of a title. */
  readonly isExtra?: boolean;
  /** What stands in the cell, unless `cell` says more; also what a search looks in. */
  text(row: Row): string;
  /** Template where plain text is not enough. */
  cell?(row: Row): unknown;
  /** What to sort by; a column without it sorts by its text. Absent values come last. */
  sortValue?(row: Row): string | number | undefined;
  /** Under which heading a row comes when the list is grouped by this column: its text, or the month of its day. */
  groupText?(row: Row): string;
  /** What a group sums up of it; nobody groups by such a column. */
  cents?(row: Row): number;
}

export interface GridSort {
  readonly key: string;
  readonly descending: boolean;
}
