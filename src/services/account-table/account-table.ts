import type { ServiceIdentifier } from 'inversify';
import type { Observable } from 'rxjs';
import type { ChartOfAccounts } from '../../../host/api/accounts.ts';

/** One row of the Kontentabelle: which tax case is booked on which account (tax-cases.md). */
export interface AccountTableRow {
  /** E.g. `domestic-19`, `oss-goods:FR:20`. */
  readonly taxCase: string;
  readonly account: string;
  /** BU-Schlüssel; absent on automatic accounts, and never booked there. */
  readonly taxKey?: string;
  /** Prefilled rows of low confidence book only after the user has confirmed them once (rules.md 22). */
  readonly confirmed: boolean;
  /** `prefilled` from tax-cases.md, `made` when an OSS case was first met or the user added it, `changed` by the user. */
  readonly origin: 'prefilled' | 'made' | 'changed';
}

export interface AccountTable {
  readonly chart: ChartOfAccounts;
  /** Grows by one with every change; a batch keeps the version it was booked with. */
  readonly version: number;
  readonly rows: readonly AccountTableRow[];
}

/** The Mandant's account table in the host's shared state; the prefilled one until somebody changes it. */
export interface AccountTables {
  current(): Promise<AccountTable>;
  /** Emits the current table, then after every change, here or at another seat. */
  readonly table$: Observable<AccountTable>;
  /** The table as it was in a version, e.g. that of a batch; `undefined` when there never was one. */
  at(version: number): Promise<AccountTable | undefined>;
  /** Confirms rows as they are; logged. */
  confirm(taxCases: readonly string[]): Promise<void>;
  /** Adds or replaces rows, confirmed by that; logged with old and new. */
  save(rows: readonly Pick<AccountTableRow, 'taxCase' | 'account' | 'taxKey'>[]): Promise<void>;
  /** Adds unconfirmed rows for tax cases met for the first time (OSS); does nothing for cases that have a row. */
  addMet(rows: readonly Pick<AccountTableRow, 'taxCase' | 'account' | 'taxKey'>[]): Promise<void>;
}

export const AccountTables: ServiceIdentifier<AccountTables> = Symbol('AccountTables');
