import { defer, type Observable } from 'rxjs';
import { abortable } from '../abortable.ts';
import { concerns, type Failure, type LexofficeFailure } from '../failures.ts';
import type { Clock } from '../host-tokens.ts';
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
  /** Both sides are there; some documents are still being read. */
  | { readonly status: 'checking'; readonly result: Reconciliation; readonly progress: Progress }
  | { readonly status: 'ready'; readonly result: Reconciliation }
  /** `result`: what was known by then. */
  | { readonly status: 'failed'; readonly code: Failure; readonly result?: Reconciliation };

export interface ReconciliationSources {
  readonly client: LexofficeClient;
  readonly organization: Organization;
  readonly registry: TransferRegistry;
  readonly details: DetailSource;
  readonly circumstances: CircumstancesSource;
  readonly clock: Clock;
}

/** Comparing 10 000 documents again after every single one would take longer than reading them. */
const COMPARE_EVERY_MS = 3_000;

interface ReadSides extends BothSides {
  readonly rows: Map<string, DocumentRow>;
  readonly states: Map<string, TransferState>;
  readonly details: Map<string, SalesDocument>;
  readonly absences: Map<string, Absence>;
  readonly failures: Map<string, LexofficeFailure>;
}

/** Reads both sides for one comparison. */
class ReconciliationReader {
  /** What was compared last. */
  result: Reconciliation | undefined;

  constructor(
    private readonly sources: ReconciliationSources,
    private readonly signal: AbortSignal,
  ) {}

  async *read(): AsyncGenerator<ReconciliationState, void> {
    const { organization, clock } = this.sources;
    yield { status: 'listing', progress: { done: 0, total: 0 } };
    const profile = await connectedProfile(organization);
    const { organizationId } = profile;
    const sides = yield* this.#readList(profile);
    let result = (this.result = reconcile(sides));
    const wanted = result.findings.filter((finding) => isWanted(finding, sides));
    let comparedAt = clock.now().getTime();
    for (const [done, finding] of wanted.entries()) {
      yield { status: 'checking', result, progress: { done, total: wanted.length } };
      await this.#readOne(organizationId, finding.key, sides);
      if (clock.now().getTime() - comparedAt < COMPARE_EVERY_MS) continue;
      result = this.result = reconcile(sides);
      comparedAt = clock.now().getTime();
    }
    if (wanted.length > 0) result = this.result = reconcile(sides);
    yield { status: 'ready', result };
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
