import type { ChartOfAccounts } from './accounts.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Event } from './disposable.ts';

export interface Mandant {
  readonly id: string;
  /** Kurzbezeichnung. */
  readonly name: string;
  readonly chartOfAccounts: ChartOfAccounts;
  /** Buchungszeitraum abgeschlossen bis: the last day on which nothing more may be posted (rules.md 30). Absent: no period is closed. */
  readonly closedUntil?: CalendarDate;
  /** First day of the Wirtschaftsjahr, `MM-DD`. */
  readonly fiscalYearStart: string;
}

/** The Mandant that this activation belongs to. Opening another one disposes the plugin and activates it anew. */
export interface MandantInfo {
  readonly current: Mandant;
  /** Something of it changed, here or at another seat. */
  readonly onDidChange: Event<Mandant>;
}
