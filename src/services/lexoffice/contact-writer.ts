import type { ServiceIdentifier } from 'inversify';
import type { ContactContent } from './contact-content.schema.ts';
import type { NewContact, WriteOutcome } from './write-outcome.ts';

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

export const ContactWriter: ServiceIdentifier<ContactWriter> = Symbol('ContactWriter');
