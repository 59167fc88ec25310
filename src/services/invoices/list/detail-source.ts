import { inject, injectable } from 'inversify';
import type { Instant } from '../../../../host/api/calendar-date.ts';
import { InvoiceCache } from '../../cache/invoice-cache.ts';
import { LexofficeClient, type RequestOptions } from '../../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../../lexoffice/lexoffice-error.ts';
import type { DocumentRow, DocumentType, SalesDocument } from '../../lexoffice/sales-document.ts';
import { sameVersion, secondOf } from '../../registry/instants.ts';
import { allWanted } from './detail-queue.ts';
import type { DetailFailure, EntryBoard } from './entry-board.ts';
import { checkOutcome } from '../rules/change-check.ts';
import { isVersionOf, rowOf, saysTheSame } from '../rules/document-row.ts';

/** Documents that the cache is asked for in one request. */
const AT_ONCE = 50;
/** Of a list that is larger than this nearly all is to be read anyway. */
const LOOKED_FOR = 1_000;

/** Details by id and updatedDate: read once, then from memory or the cache. */
@injectable()
export class DetailSource {
  /** Per organisation, what was read or found in the cache. */
  readonly #memory = new Map<string, Promise<Map<string, SalesDocument>>>();

  readonly #refusals = new Map<string, { readonly updatedDate: Instant; readonly failure: DetailFailure }>();

  constructor(
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(InvoiceCache) private readonly cache: InvoiceCache,
  ) {}

  /** Documents that need no request, by id. */
  async known(organizationId: string, rows: Iterable<DocumentRow>): Promise<readonly SalesDocument[]> {
    const known = await this.#load(organizationId);
    return [...rows].flatMap((row) => {
      const document = known.get(row.id);
      return document && isVersionOf(document, row) ? [document] : [];
    });
  }

  /** Puts on the board what is known here. */
  async show(organizationId: string, board: EntryBoard): Promise<void> {
    const rows = [...board.documents()].filter(({ document }) => !document).map(({ row }) => row);
    for (const document of await this.known(organizationId, rows)) board.setDocument(document);
  }

  /** The same for what is known not to be had: the badge knows what the window knows (G20). */
  showRefused(board: EntryBoard): void {
    const rows = [...board.documents()].filter(({ document }) => !document).map(({ row }) => row);
    for (const [id, failure] of this.refused(rows)) board.setFailure(id, failure);
  }

  /** The same for what others have read since, of the `most` that are wanted first. Answers how many there were. */
  async showRead(organizationId: string, board: EntryBoard, most = LOOKED_FOR): Promise<number> {
    const known = await this.#load(organizationId);
    const wanted = allWanted(board.entries()).slice(0, most);
    let shown = 0;
    for (let start = 0; start < wanted.length; start += AT_ONCE) {
      const ids = wanted.slice(start, start + AT_ONCE);
      for (const document of await this.cache.someDetails(organizationId, ids)) {
        board.setDocument(document);
        const now = board.get(document.id);
        if (now?.document === undefined) continue;
        known.set(document.id, document);
        // Whoever read it has kept this.
        const change = checkOutcome(now);
        if (change) board.changeRecord(document.id, change);
        shown += 1;
      }
    }
    return shown;
  }

  /** Refused for good, as another process has found. */
  refuse(document: Pick<DocumentRow, 'id' | 'updatedDate'>, failure: DetailFailure): void {
    this.#refusals.set(document.id, { updatedDate: document.updatedDate, failure });
  }

  /** Rows whose details were refused for good in this version, by id. */
  refused(rows: Iterable<DocumentRow>): ReadonlyMap<string, DetailFailure> {
    const refused = new Map<string, DetailFailure>();
    for (const { id, updatedDate } of rows) {
      const known = this.#refusals.get(id);
      if (known && sameVersion(known.updatedDate, updatedDate)) refused.set(id, known.failure);
    }
    return refused;
  }

  /** The document in the row's version, or in a newer one. Rejects with a `LexofficeError` when it is not to be had. */
  async read(organizationId: string, row: DocumentRow, options: RequestOptions): Promise<SalesDocument> {
    const known = await this.#load(organizationId);
    const before = known.get(row.id);
    if (before && isVersionOf(before, row)) return before;
    if (typeof row.type !== 'string') throw new LexofficeError('unreadable', { path: row.id });
    let document = await this.#request(row, row.type, options);
    if (isBehind(document, row)) document = caughtUp(await this.#request(row, row.type, options), row);
    known.set(document.id, document);
    // Waited for: a worker ends with its run, and what was not kept by then would be read once more.
    await this.cache.saveDetail(document);
    return document;
  }

  /** Of documents that are done with. */
  async forget(organizationId: string, documentIds: readonly string[]): Promise<void> {
    const known = await this.#load(organizationId);
    for (const id of documentIds) known.delete(id);
    await this.cache.forgetDetails(organizationId, documentIds);
  }

  async #request(row: DocumentRow, type: DocumentType, options: RequestOptions): Promise<SalesDocument> {
    this.#refusals.delete(row.id);
    try {
      return await this.client.document(type, row.id, options);
    } catch (error) {
      if (LexofficeError.is(error, 'unreadable')) {
        const failure = { failure: error.failure, problem: error.context.problem };
        this.#refusals.set(row.id, { updatedDate: row.updatedDate, failure });
      }
      throw error;
    }
  }

  #load(organizationId: string): Promise<Map<string, SalesDocument>> {
    let known = this.#memory.get(organizationId);
    if (known === undefined) {
      known = this.cache.details(organizationId).then((details) => new Map(details));
      this.#memory.set(organizationId, known);
    }
    return known;
  }
}

function isBehind(document: SalesDocument, row: DocumentRow): boolean {
  return secondOf(document.updatedDate) < secondOf(row.updatedDate);
}

/**
 * The list's date can run ahead of the document's for good: it moves with a payment, which is no matter of the document. So one that stays behind and
 * says what its row says is the version of the row.
 * @throws LexofficeError `unavailable` for one that says something else, e.g. of a lagging replica: it would book what is no more.
 */
function caughtUp(document: SalesDocument, row: DocumentRow): SalesDocument {
  if (!isBehind(document, row)) return document;
  if (saysTheSame(rowOf(document), row)) return { ...document, updatedDate: row.updatedDate };
  throw new LexofficeError('unavailable', { path: row.id, problem: 'older than its row' });
}
