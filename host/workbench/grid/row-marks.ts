/** Rows that are marked together, by key; a range goes from the row that was marked or chosen last. */
export interface RowMarks {
  readonly keys: ReadonlySet<string>;
  readonly anchor: string | undefined;
}

export const NO_MARKS: RowMarks = { keys: new Set(), anchor: undefined };

/** One row more or less (Ctrl with a click or the space bar). */
export function toggleMark({ keys }: RowMarks, key: string): RowMarks {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** All rows from the anchor to this one (Shift). */
export function markRange({ anchor }: RowMarks, key: string, order: readonly string[]): RowMarks {
  const from = order.indexOf(anchor ?? key);
  const to = order.indexOf(key);
  const start = from < 0 ? to : Math.min(from, to);
  return { keys: new Set(order.slice(start, Math.max(from, to) + 1)), anchor: from < 0 ? key : anchor };
}
