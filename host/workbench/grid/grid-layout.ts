import type { GridColumn, GridSort } from './grid-column.ts';

/** How the user has laid out a list: remembered per list in this browser. */
export interface GridLayout {
  /** Keys of the columns in the user's order; those that it does not name come where they stand by themselves. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly sort?: GridSort;
  /** Key of the column that the rows are grouped by, and the headings of which only they are shown. */
  readonly group?: string;
  readonly folded?: readonly string[];
}

export const PLAIN_LAYOUT: GridLayout = { order: [], hidden: [], widths: {} };

export const LEAST_WIDTH = 48;

const storageKey = (list: string): string => `fibuscan.list.${list}`;

/** What is stored is of this program, but perhaps of another release. */
export function readLayout(
  list: string,
  columns: readonly Pick<GridColumn<never>, 'key' | 'isExtra'>[],
): GridLayout {
  const plain = { ...PLAIN_LAYOUT, hidden: columns.filter(({ isExtra }) => isExtra).map(({ key }) => key) };
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(list)) ?? '{}') as Partial<GridLayout>;
    return { ...plain, ...stored };
  } catch {
    return plain;
  }
}

export function storeLayout(list: string, layout: GridLayout): void {
  localStorage.setItem(storageKey(list), JSON.stringify(layout));
}

/** The columns as the user wants them. At least one is shown, whatever is hidden. */
export function arrangeColumns<Row>(
  columns: readonly GridColumn<Row>[],
  { order, hidden, widths }: GridLayout,
): readonly GridColumn<Row>[] {
  const place = (key: string, index: number): number => {
    const at = order.indexOf(key);
    return at < 0 ? index : at;
  };
  const arranged = columns
    .map((column, index) => ({ column, at: place(column.key, index) }))
    .sort((a, b) => a.at - b.at)
    .map(({ column }) => {
      const width = widths[column.key];
      return width === undefined ? column : { ...withoutGrowth(column), width };
    });
  const shown = arranged.filter(({ key }) => !hidden.includes(key));
  return shown.length === 0 ? arranged.slice(0, 1) : shown;
}

/** A column that was given a width keeps it. */
function withoutGrowth<Row>(column: GridColumn<Row>): GridColumn<Row> {
  const kept = { ...column };
  delete (kept as { grow?: number }).grow;
  return kept;
}

/** One column a place further among those that are shown. */
export function moveColumn<Row>(
  layout: GridLayout,
  columns: readonly GridColumn<Row>[],
  key: string,
  by: -1 | 1,
): GridLayout {
  const all = arrangeColumns(columns, { ...layout, hidden: [] }).map((column) => column.key);
  const shown = all.filter((each) => !layout.hidden.includes(each));
  const neighbour = shown[shown.indexOf(key) + by];
  if (neighbour === undefined) return layout;
  const others = all.filter((each) => each !== key);
  others.splice(others.indexOf(neighbour) + (by === 1 ? 1 : 0), 0, key);
  return { ...layout, order: others };
}
