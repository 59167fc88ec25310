import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { Lane } from '../../../../host/api/connections.ts';
import type { CachedListing } from '../../cache/invoice-cache.ts';
import type { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../../lexoffice/lexoffice-error.ts';
import type { DocumentRow, Unreadable } from '../../lexoffice/sales-document.ts';
import type { DocumentType } from '../../lexoffice/sales-document.ts';
import type { TransferState, Watermark } from '../../registry/document-record.ts';
import { rowOf } from '../rules/document-row.ts';

/** Remembered documents that nothing cached tells about are read one by one up to here; more of them are read as a list. */
const SINGLY = 3;

export interface DiscoveryInput {
  readonly client: LexofficeClient;
  readonly lastFetchDate: CalendarDate;
  readonly states: ReadonlyMap<string, TransferState>;
  readonly watermark: Watermark | undefined;
  readonly cached: CachedListing | undefined;
  readonly lane: Lane;
  readonly signal?: AbortSignal;
}

/** What has been found so far. */
export interface Discovery {
  readonly rows: ReadonlyMap<string, DocumentRow>;
  /** Ids that the list itself holds, without those that were only remembered. */
  readonly listed: ReadonlySet<string>;
  readonly unreadable: readonly Unreadable[];
  readonly done: number;
  readonly total: number;
  readonly isLast: boolean;
  /** Whether this is the last one and nothing is missing. */
  readonly complete: boolean;
  /** Remembered documents that are no more, or drafts again: nothing is to be done for them now (C7). */
  readonly gone: readonly string[];
  /** Rows that came although the filter keeps them out: drafts, days before (A10, A13). */
  readonly dropped: number;
}

function isUnreadable(item: DocumentRow | Unreadable): item is Unreadable {
  return 'unreadable' in item;
}

/** What the registry knows of and that is not settled; of a record that cannot be read nobody knows whether it is (R6). */
function isRemembered({ record, unreadable, vouchers }: TransferState): boolean {
  return record?.waiting === true || (unreadable === true && vouchers.length === 0);
}

/** Under which type a document can be read singly; `undefined`: only the list tells about it. */
function readableAs({ record }: TransferState): DocumentType | undefined {
  return record === undefined || record.type === 'unknown' ? undefined : record.type;
}

/**
 * Reads what rules.md 1–3 ask for: all that changed since the watermark, and everything that the registry remembers as not done. What is remembered and
 * not in the list has not changed since it was read last, so its cached row still holds.
 */
export async function* discover(input: DiscoveryInput): AsyncGenerator<Discovery, void> {
  const { client, states, watermark, lane, signal } = input;
  const cached = new Map(input.cached?.rows.map((row) => [row.id, row]));
  const remembered = new Map([...states].filter(([, state]) => isRemembered(state)));
  const unknown = [...remembered].filter(([id]) => !cached.has(id));
  const isSingly = unknown.length <= SINGLY && unknown.every(([, state]) => readableAs(state) !== undefined);
  const updatedFrom = watermark && isSingly ? watermark.updatedFrom : input.lastFetchDate;

  const rows = new Map<string, DocumentRow>();
  for (const id of remembered.keys()) {
    const row = cached.get(id);
    if (row) rows.set(id, row);
  }
  const gone: string[] = [];
  const listed = new Set<string>();
  let unreadable: readonly Unreadable[] = [];
  let [done, total, complete, dropped] = [0, 0, false, 0];
  for await (const sweep of client.documents({ updatedFrom }, { lane, signal })) {
    for (const item of sweep.items) {
      if (isUnreadable(item)) continue;
      listed.add(item.id);
      rows.set(item.id, item);
    }
    unreadable = sweep.items.filter(isUnreadable);
    ({ total, complete, dropped = 0 } = sweep);
    done = sweep.items.length;
    if (sweep.page < sweep.pages)
      yield { rows, listed, unreadable, done, total, isLast: false, complete: false, gone, dropped };
  }

  // What the list holds now counts, readable or not, not what was cached of it.
  for (const { id } of unreadable) if (id !== undefined) rows.delete(id);
  const unreadableIds = new Set(unreadable.map(({ id }) => id));
  for (const [id, state] of remembered) {
    const type = readableAs(state);
    if (listed.has(id) || unreadableIds.has(id) || rows.has(id) || type === undefined) continue;
    try {
      const document = await client.document(type, id, { lane, signal });
      if (document.status === 'draft') gone.push(id);
      else rows.set(id, rowOf(document));
    } catch (error) {
      if (LexofficeError.is(error, 'not-found')) gone.push(id);
      else if (LexofficeError.is(error, 'unreadable')) {
        unreadable = [
          ...unreadable,
          { unreadable: true, id, problem: error.context.problem ?? 'unreadable' },
        ];
      } else throw error;
    }
  }
  yield { rows, listed, unreadable, done, total, isLast: true, complete, gone, dropped };
}
