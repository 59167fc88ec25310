import { isWaiting, type Entry } from '../rules/entry.ts';

/** Order in which details are fetched: what will be booked first, what is only compared last (rules.md 8). */
function priority(entry: Entry): number {
  if (entry.class === 'preselected') return 0;
  if (entry.class === 'offered') return 1;
  return isWaiting(entry) ? 2 : 3;
}

/** Document whose detail is wanted next, among those that are not under way. */
export function nextWanted(entries: readonly Entry[], underWay: ReadonlySet<string>): Entry | undefined {
  let best: Entry | undefined;
  for (const entry of entries) {
    if (entry.detail !== 'pending' || underWay.has(entry.documentId)) continue;
    if (best === undefined || priority(entry) < priority(best)) best = entry;
    if (priority(best) === 0) break;
  }
  return best;
}

/** Documents whose detail is wanted, each once, what is wanted first first. */
export function allWanted(entries: readonly Entry[]): readonly string[] {
  const pending = entries.filter(({ detail }) => detail === 'pending');
  const inOrder = pending.toSorted((a, b) => priority(a) - priority(b));
  return [...new Set(inOrder.map(({ documentId }) => documentId))];
}

/** Progress of the details, in documents. */
export function detailProgress(entries: readonly Entry[]): { readonly done: number; readonly total: number } {
  const done = new Set<string>();
  const wanted = new Set<string>();
  for (const { detail, documentId } of entries) {
    if (detail === 'none') continue;
    wanted.add(documentId);
    if (detail !== 'pending') done.add(documentId);
  }
  return { done: done.size, total: wanted.size };
}
