/** Puts rows that belong together under one heading. */
export interface GridGroup<Row> {
  readonly of: (row: Row) => string;
  /** What stands above the rows of a group. */
  readonly heading: (group: string) => unknown;
}

/** Group by group, in the order in which `order` first names them; within a group in the order of `rows`. */
export function groupRows<Row>(
  rows: readonly Row[],
  order: readonly Row[],
  group: GridGroup<Row> | undefined,
): readonly Row[] {
  if (!group) return rows;
  const groups = new Map<string, Row[]>(order.map((row) => [group.of(row), []]));
  for (const row of rows) groups.get(group.of(row))?.push(row);
  return [...groups.values()].flat();
}

/** Name of the group that begins with this row; `undefined` when it goes on with the one before. */
export function beginningGroup<Row>(
  rows: readonly Row[],
  index: number,
  group: GridGroup<Row> | undefined,
): string | undefined {
  const row = rows[index];
  if (!group || row === undefined) return undefined;
  const name = group.of(row);
  const before = rows[index - 1];
  return before !== undefined && group.of(before) === name ? undefined : name;
}
