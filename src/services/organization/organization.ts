import type { ServiceIdentifier } from 'inversify';
import type { Observable } from 'rxjs';
import type { Instant } from '../../../host/api/calendar-date.ts';
import type { Event } from '../../../host/api/disposable.ts';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { RecordOwner } from '../../../host/api/state.ts';
import type { LexofficeFailure } from '../failures.ts';
import type { Profile } from '../lexoffice/profile.ts';

export type ConnectionState =
  | { readonly status: 'no-token' }
  | { readonly status: 'checking' }
  | { readonly status: 'connected'; readonly profile: Profile }
  /** The token leads to another company than the one this Mandant is bound to (rules.md 13, B16). */
  | { readonly status: 'other-organization'; readonly profile: Profile; readonly boundTo: string }
  /** Another Mandant of this host was the first to work with this company, and nobody has agreed to that yet (rules.md 13). */
  | { readonly status: 'second-mandant'; readonly profile: Profile; readonly first: RecordOwner }
  /** `working`: the token worked before and the fault is not its own (offline), so buttons stay. */
  | { readonly status: 'failed'; readonly failure: LexofficeFailure; readonly working: boolean };

/** Which company the token leads to, and what this Mandant remembers of it. */
export interface Organization {
  readonly state$: Observable<ConnectionState>;
  /**
   * Asks the profile; the first company found is bound to the Mandant. By hand it asks in any case: the word that a token was stored may come later
   * than the click.
   */
  check(options?: { readonly byHand: boolean }): Promise<ConnectionState>;
  /** Binds the Mandant to the company behind the token, after the user agreed. */
  rebind(): Promise<ConnectionState>;
  /** Id of the company that this Mandant belongs to, as far as it is known; asks nobody. */
  boundTo(): Promise<string | undefined>;
  /** Works with the company although another Mandant does, after the user agreed: remembered and logged. */
  share(): Promise<ConnectionState>;
  /** When a side was last synced completely (rules.md 10). */
  lastSync(role: PersonRole): Promise<Instant | undefined>;
  markSynced(role: PersonRole): Promise<void>;
  /** The company or the day of a sync is another one, here or at another seat. */
  readonly onDidChangeMemory: Event<unknown>;
}

export const Organization: ServiceIdentifier<Organization> = Symbol('Organization');
