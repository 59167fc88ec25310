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
