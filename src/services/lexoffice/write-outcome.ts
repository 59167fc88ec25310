import type { PersonRole } from '../../../host/api/persons.ts';
import type { ContactContent } from './contact-content.schema.ts';
import type { LexofficeError } from './lexoffice-error.ts';

export type NewContact = ContactContent & { readonly role: PersonRole; readonly name: string };

/** What became of one write. An unknown outcome is an answer like the others: only the caller knows how to look it up (B11). */
export type WriteOutcome =
  | { readonly kind: 'done'; readonly contactId: string; readonly version: number }
  /** Refused or never sent: nothing changed there. `stale`: somebody changed the contact since it was read. */
  | { readonly kind: 'failed'; readonly error: LexofficeError; readonly stale: boolean }
  /** Sent, and no answer that says whether it was carried out: must not be sent again before it was looked up. */
  | { readonly kind: 'unknown'; readonly error: LexofficeError };
