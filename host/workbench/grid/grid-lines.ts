import type { GridColumn } from './grid-column.ts';

/** Rows that say the same in the column that the list is grouped by. */
export interface RowGroup<Row> {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly isFolded: boolean;
}

/** What is taken from a list together: a group, or all of a list without groups. */
export type WantedGroup<Row> = Partial<Pick<RowGroup<Row>, 'name'>> & Pick<RowGroup<Row>, 'rows'>;

/** What stands below the titles: a row, or the heading of the rows that follow it. */
export interface GridLine<Row> {
  readonly row?: Row;
  readonly group?: RowGroup<Row>;
}

/**
 * The rows with a heading ahead of each group, in the order in which the rows first name it; of a folded group only the heading.
 * @param column what is grouped by; without one there are only rows
 */
export function gridLines<Row>(
  rows: readonly Row[],
  column: GridColumn<Row> | undefined,
  folded: readonly string[],
): readonly GridLine<Row>[] {
  if (column === undefined) return rows.map((row) => ({ row }));
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = column.groupText === undefined ? column.text(row) : column.groupText(row);
    const members = groups.get(name);
    if (members === undefined) groups.set(name, [row]);
    else members.push(row);
  }
  return [...groups].flatMap(([name, members]) => {
    const isFolded = folded.includes(name);
    return [
      { group: { name, rows: members, isFolded } },
      ...(isFolded ? [] : members.map((row) => ({ row }))),
    ];
  });
}
