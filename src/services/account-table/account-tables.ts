import { inject, injectable } from 'inversify';
import {
  catchError,
  defer,
  distinctUntilChanged,
  EMPTY,
  filter,
  from,
  merge,
  shareReplay,
  startWith,
  switchMap,
  type Observable,
} from 'rxjs';
import type { ChartOfAccounts } from '../../../host/api/accounts.ts';
import type { AuditInput } from '../../../host/api/log.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { StateCollection } from '../../../host/api/state.ts';
import type { AuditAction } from '../../manifest.generated.ts';
import { againOnConflict } from '../again-on-conflict.ts';
import { observe } from '../host-events.ts';
import { Host } from '../host-tokens.ts';
import type { AccountTable } from './account-table.ts';
import { prefilledRows } from './prefilled-rows.ts';
import { auditOf, confirmed, saved, withMet, type RowInput, type Rows } from './row-changes.ts';

/** The last version over both charts, and the table of each chart that was used so far. */
interface Latest {
  readonly version: number;
  readonly tables: Partial<Record<ChartOfAccounts, AccountTable>>;
}

const LATEST = 'latest';

/** No keys at all: the host lost sight of what was written meanwhile. */
function mayHaveChanged(keys: readonly string[]): boolean {
  return keys.length === 0 || keys.includes(LATEST);
}

/**
 * The Mandant's account table in the host's shared state; the prefilled one until somebody changes it. The tables are in the collection `account-table`: `latest`, and `version:<n>` for every version that ever was.
 * The prefilled table is stored as a version too: a later release with other defaults must not change what a batch was booked with.
 */
@injectable()
export class AccountTables {
  /** Emits the current table, then after every change, here or at another seat. */
  readonly table$: Observable<AccountTable>;
  readonly #records: StateCollection<Latest | AccountTable>;

  constructor(@inject(Host) private readonly host: HostServices) {
    this.#records = host.state.collection('account-table');
    this.table$ = defer(() =>
      merge(
        observe(host.mandant.onDidChange),
        observe(this.#records.onDidChange).pipe(filter(mayHaveChanged)),
      ),
    ).pipe(
      startWith(undefined),
      // A host that does not answer now announces the next change again.
      switchMap(() => from(this.current()).pipe(catchError(() => EMPTY))),
      distinctUntilChanged((a, b) => a.version === b.version),
      shareReplay({ bufferSize: 1, refCount: true }),
    );
  }

  current(): Promise<AccountTable> {
    return this.#change((rows) => rows);
  }

  /** The table as it was in a version, e.g. that of a batch; `undefined` when there never was one. */
  async at(version: number): Promise<AccountTable | undefined> {
    const record = await this.#records.get(versionKey(version));
    return record?.value as AccountTable | undefined;
  }

  /** Confirms rows as they are; logged. */
  async confirm(taxCases: readonly string[]): Promise<void> {
    await this.#change((rows) => confirmed(rows, taxCases));
  }

  /** Adds or replaces rows, confirmed by that; logged with old and new. */
  async save(rows: readonly RowInput[]): Promise<void> {
    await this.#change((current) => saved(current, rows));
  }

  /** Adds unconfirmed rows for tax cases met for the first time (OSS); does nothing for cases that have a row. */
  async addMet(rows: readonly RowInput[]): Promise<void> {
    await this.#change((current) => withMet(current, rows));
  }

  /** Applies a change to the newest rows and stores it as the next version; anew when another seat was faster. */
  #change(change: (rows: Rows) => Rows): Promise<AccountTable> {
    return againOnConflict(() => this.#tryChange(change));
  }

  async #tryChange(change: (rows: Rows) => Rows): Promise<AccountTable> {
    const chart = this.host.mandant.current.chartOfAccounts;
    const record = await this.#records.get(LATEST);
    const latest = (record?.value as Latest | undefined) ?? { version: 0, tables: {} };
    const stored = latest.tables[chart];
    const before = stored?.rows ?? (await this.#prefilled(chart));
    const after = change(before);
    const changes = auditOf(before, after);
    if (stored !== undefined && changes.length === 0) return stored;

    const version = latest.version + 1;
    const table: AccountTable = { chart, version, rows: after };
    await this.#records.write([
      {
        key: LATEST,
        value: { version, tables: { ...latest.tables, [chart]: table } },
        expectedVersion: record?.version ?? 0,
      },
      { key: versionKey(version), value: table, expectedVersion: 0 },
    ]);
    const first: AuditInput = {
      action: 'accountTable.prefilled' satisfies AuditAction,
      subject: chart,
      newValue: { version, rows: before },
    };
    for (const entry of stored === undefined ? [first, ...changes] : changes) {
      await this.host.log.audit(entry);
    }
    return table;
  }

  async #prefilled(chart: ChartOfAccounts): Promise<Rows> {
    const { accounts } = await this.host.accounts.chart();
    return prefilledRows(chart, new Map(accounts.map((account) => [account.number, account])));
  }
}

function versionKey(version: number): string {
  return `version:${version}`;
}
