import type { Event } from './disposable.ts';

export type ChartOfAccounts = 'SKR03' | 'SKR04';

export interface LedgerAccount {
  readonly number: string;
  readonly name: string;
  /** Percent of an automatic account (Automatikkonto): the account takes the tax out by itself and needs no BU-Schlüssel. */
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
  chart(): Promise<Chart>;
  readonly onDidChange: Event<void>;
}
