import { defer, type Observable } from 'rxjs';
import { abortable } from '../abortable.ts';
import { concerns, type Failure, type LexofficeFailure } from '../failures.ts';
import type { LexofficeClient } from '../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../lexoffice/lexoffice-error.ts';
import type { Profile } from '../lexoffice/profile.ts';
import type { DocumentRow, SalesDocument, Unreadable } from '../lexoffice/sales-document.ts';
import type { Organization } from '../organization/organization.ts';
import type { TransferRegistry } from '../registry/transfer-registry.ts';
import type { TransferState } from '../registry/document-record.ts';
import { checkOutcome, isBeingChecked } from '../invoices/rules/change-check.ts';
import type { CircumstancesSource } from '../invoices/list/circumstances-source.ts';
import { connectedProfile } from '../organization/connected-profile.ts';
import type { DetailSource } from '../invoices/list/detail-source.ts';
import { isVersionOf, isVoided, newerRow, rowOf } from '../invoices/rules/document-row.ts';
import type { RunPause } from '../run-watch.ts';
import { failureCode } from '../service-failure.ts';
import { UNTOUCHED } from '../invoices/rules/known-document.ts';
import { typeOfMissing, type Absence } from './compare-missing.ts';
import { reconcile, type BothSides } from './reconcile.ts';
import type { Finding, Reconciliation } from './reconciliation.ts';

/** Progress in rows of the list, then in documents that are read singly. */
interface Progress {
  readonly done: number;
  readonly total: number;
}

export type ReconciliationState =
  | { readonly status: 'listing'; readonly progress: Progress }
  /** Both sides are there; some documents are still being read, this one now. */
  | { readonly status: 'checking'; readonly progress: Progress; readonly current: string }
  | ReconciliationEnd;

/** JSON: kept with the run that made it. */
export type ReconciliationEnd =
  | { readonly status: 'ready'; readonly result: Reconciliation }
  /** `result`: what was known by then. */
  | { readonly status: 'failed'; readonly code: Failure; readonly result?: Reconciliation };

/** The same as who looks at the run sees it. */
export type ReconciliationRun =
  | ReconciliationState
  /** It could not go on, and does so by itself at this time. */
  | ({ readonly status: 'retrying' } & RunPause)
  | { readonly status: 'cancelled' };

export interface ReconciliationSources {
  readonly client: LexofficeClient;
  readonly organization: Organization;
  readonly registry: TransferRegistry;
  readonly details: DetailSource;
  readonly circumstances: CircumstancesSource;
}

interface ReadSides extends BothSides {
  readonly rows: Map<string, DocumentRow>;
  readonly states: Map<string, TransferState>;
  readonly details: Map<string, SalesDocument>;
  readonly absences: Map<string, Absence>;
  readonly failures: Map<string, LexofficeFailure>;
}

/** Reads both sides for one comparison. */
class ReconciliationReader {
  #sides: ReadSides | undefined;

  constructor(
    private readonly sources: ReconciliationSources,
    private readonly signal: AbortSignal,
  ) {}

  /** Of what is read so far; absent before both sides are there. */
  get result(): Reconciliation | undefined {
    return this.#sides && reconcile(this.#sides);
  }

  async *read(): AsyncGenerator<ReconciliationState, void> {
    yield { status: 'listing', progress: { done: 0, total: 0 } };
    const profile = await connectedProfile(this.sources.organization);
    const sides = (this.#sides = yield* this.#readList(profile));
    const first = reconcile(sides);
    const wanted = first.findings.filter((finding) => isWanted(finding, sides));
    for (const [done, { key, number }] of wanted.entries()) {
      const current = number === '' ? key : number;
      yield { status: 'checking', progress: { done, total: wanted.length }, current };
      await this.#readOne(profile.organizationId, key, sides);
    }
    yield { status: 'ready', result: wanted.length === 0 ? first : reconcile(sides) };
  }

  async *#readList(profile: Profile): AsyncGenerator<ReconciliationState, ReadSides> {
    const { client, registry, details, circumstances } = this.sources;
    const { signal } = this;
    const { organizationId } = profile;
    const rows = new Map<string, DocumentRow>();
    let unreadable: readonly Unreadable[] = [];
    let complete = false;
    const given = await circumstances.load(profile, { forBooking: true, signal });
    // Everything, without a watermark and without the boundary: what was booked may lie before it by now.
    for await (const sweep of client.documents({}, { lane: 'user', signal })) {
      unreadable = sweep.items.filter((item) => 'unreadable' in item);
      for (const item of sweep.items) if (!('unreadable' in item)) rows.set(item.id, item);
      complete = sweep.complete;
      yield { status: 'listing', progress: { done: sweep.items.length, total: sweep.total } };
    }
    // After the list: what is booked meanwhile is here and there, and not "only here".
    const states = new Map(await registry.load(organizationId));
    const known = await details.known(organizationId, rows.values());
    return {
      rows,
      unreadable,
      complete,
      states,
      details: new Map(known.map((document) => [document.id, document])),
      absences: new Map(),
      failures: new Map(),
      circumstances: given,
    };
  }

  /** The document behind a finding: its details when it is listed, else what became of it (rules.md 6). */
  async #readOne(organizationId: string, id: string, sides: ReadSides): Promise<void> {
    const options = { lane: 'bulk', signal: this.signal } as const;
    const row = sides.rows.get(id);
    const state = sides.states.get(id) ?? UNTOUCHED;
    try {
      const document = row
        ? await this.sources.details.read(organizationId, row, options)
        : await this.sources.client.document(typeOfMissing(state), id, options);
      if (document.status === 'draft') {
        sides.rows.delete(id);
        sides.absences.set(id, 'draft');
        return;
      }
      sides.rows.set(id, row ? newerRow(row, document) : rowOf(document));
      sides.details.set(id, document);
      await this.#keepCheck(organizationId, document, sides);
    } catch (error) {
      // After a failure that is not the document's the next request would fail too.
      if (!LexofficeError.is(error) || concerns(error.failure) !== 'document') throw error;
      if (error.failure !== 'not-found') sides.failures.set(id, error.failure);
      else {
        // Deleted since the list was read, if it was in it.
        sides.rows.delete(id);
        sides.absences.set(id, 'gone');
      }
    }
  }

  /** The registry remembers the comparison, so that this version is read only once (rules.md 8). */
  async #keepCheck(organizationId: string, document: SalesDocument, sides: ReadSides): Promise<void> {
    const row = sides.rows.get(document.id);
    if (row === undefined || !isVersionOf(document, row)) return;
    const state = sides.states.get(document.id) ?? UNTOUCHED;
    if (isVoided(row) || !isBeingChecked({ row, state })) return;
    const change = checkOutcome({ row, state, document });
    if (change === undefined) return;
    await this.sources.registry.update(organizationId, document.id, change);
    sides.states.set(document.id, { ...state, record: change(state.record) });
  }
}

/** What the list does not tell; of a voided document also whether a copy replaces it (C8). */
function isWanted({ key, pending, state, cancellationOnly }: Finding, { details }: BothSides): boolean {
  return pending || (state === 'only-there' && cancellationOnly && !details.has(key));
}

/** Reads and compares. Cold; unsubscribing aborts what is under way. Never errors: `status: 'failed'`. */
export function readReconciliation(sources: ReconciliationSources): Observable<ReconciliationState> {
  return defer(() => {
    let reader: ReconciliationReader | undefined;
    return abortable<ReconciliationState>(
      (signal) => (reader = new ReconciliationReader(sources, signal)).read(),
      (error) => {
        const result = reader?.result;
        return { status: 'failed', code: failureCode(error), ...(result && { result }) };
      },
    );
  });
}
