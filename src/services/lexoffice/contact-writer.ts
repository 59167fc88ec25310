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

/**
 * Writes contacts to Lexware Office, one at a time; works only while the setting "Schreibzugriff" is on (rules.md 20). Nothing that may have
 * been carried out is ever repeated here. Never rejects for anything that the remote or the host says.
 */
export interface ContactWriter {
  /** The number of the role is given by Lexware Office; it stands in the contact afterwards. */
  create(contact: NewContact): Promise<WriteOutcome>;
  /** Changes the named fields of the contact as it is in this version; all else that the contact holds is kept. */
  update(contactId: string, version: number, changes: ContactContent): Promise<WriteOutcome>;
}
