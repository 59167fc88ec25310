import { inject, injectable } from 'inversify';
import type { Instant } from '../../../../host/api/calendar-date.ts';
import { InvoiceCache } from '../../cache/invoice-cache.ts';
import { LexofficeClient, type RequestOptions } from '../../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../../lexoffice/lexoffice-error.ts';
import type { DocumentRow, DocumentType, SalesDocument } from '../../lexoffice/sales-document.ts';
import { sameVersion, secondOf } from '../../registry/instants.ts';
import type { DetailFailure } from './entry-board.ts';
import { isVersionOf, rowOf, saysTheSame } from '../rules/document-row.ts';

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

  /** Rows whose details were refused for good in this version, by id: the badge knows what the window knows (G20). */
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
    void this.cache.saveDetail(document);
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
