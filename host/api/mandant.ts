import type { ChartOfAccounts } from './accounts.ts';
import type { Event } from './disposable.ts';

export interface Mandant {
  readonly id: string;
  /** Kurzbezeichnung. */
  readonly name: string;
  readonly chartOfAccounts: ChartOfAccounts;
}

/** The Mandant that this activation belongs to. Opening another one disposes the plugin and activates it anew. */
export interface MandantInfo {
  readonly current: Mandant;
  /** Its name or chart changed. */
  readonly onDidChange: Event<Mandant>;
}
