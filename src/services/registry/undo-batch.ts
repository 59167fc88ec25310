const SUFFIX = ':undo';

/** Batch of the vouchers that take a run back: one per run, so that taking it back twice is taking it back once. */
export function undoBatchOf(batchId: string): string {
  return batchId + SUFFIX;
}

export function isUndoBatch(batchId: string): boolean {
  return batchId.endsWith(SUFFIX);
}
