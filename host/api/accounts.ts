import type { Event } from './disposable.ts';

/** Standardkontenrahmen. */
export const CHARTS_OF_ACCOUNTS = ['SKR03', 'SKR04'] as const;
export type ChartOfAccounts = (typeof CHARTS_OF_ACCOUNTS)[number];

export interface LedgerAccount {
  /** Four to eight digits, as text. */
  readonly number: string;
  readonly name: string;
  /** Percent of an automatic account (Automatikkonto): the account takes the tax out by itself and needs no BU-Schlüssel. 0: automatic without tax. Absent: not automatic. */
  readonly automaticRate?: number;
}

export interface Chart {
  /** The standard chart that the Mandant's accounts are numbered after. */
  readonly base: ChartOfAccounts;
  /** Whether the user replaced or extended it ("Individuell"). */
  readonly individual: boolean;
  readonly accounts: readonly LedgerAccount[];
}

/** Sachkonten of the Mandant. */
export interface Accounts {
  /** All accounts of today. Rejects with a `HostError`. */
  chart(): Promise<Chart>;
  /** The chart was replaced or changed, here or at another seat: read it again. */
  readonly onDidChange: Event<void>;
}
