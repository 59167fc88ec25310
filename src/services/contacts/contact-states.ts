import type { ServiceIdentifier } from 'inversify';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { ConflictReason, RefusalReason } from './contact-plan.ts';

/** Why a contact has no Personenkonto, or none that its documents may be booked on. */
export interface ContactStateRecord {
  readonly role: PersonRole;
  readonly state: 'refused' | 'conflict';
  readonly reason?: RefusalReason | ConflictReason;
  readonly number?: string;
}

/** What the last sync remembers of the contacts it did not take over; shared by all seats. */
export interface ContactStates {
  /** Customers that were refused or are in conflict, by contact id; a contact that is fine or was never seen is not in it. */
  load(organizationId: string): Promise<ReadonlyMap<string, ContactStateRecord>>;
}

export const ContactStates: ServiceIdentifier<ContactStates> = Symbol('ContactStates');

/** The side of the sync, which writes them. */
export interface ContactStateStore extends ContactStates {
  loadSide(organizationId: string, role: PersonRole): Promise<ReadonlyMap<string, ContactStateRecord>>;
  /** What a complete reading of one side found; contacts that are not in it are forgotten. */
  replaceSide(
    organizationId: string,
    role: PersonRole,
    found: ReadonlyMap<string, ContactStateRecord>,
  ): Promise<void>;
  /** One contact anew; `undefined` when it is fine now. */
  remember(
    organizationId: string,
    role: PersonRole,
    contactId: string,
    record: ContactStateRecord | undefined,
  ): Promise<void>;
}

export const ContactStateStore: ServiceIdentifier<ContactStateStore> = Symbol('ContactStateStore');
