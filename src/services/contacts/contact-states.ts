import { inject, injectable } from 'inversify';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { StateCollection, StateWrite } from '../../../host/api/state.ts';
import { Host } from '../host-tokens.ts';
import type { ConflictReason, RefusalReason } from './contact-plan.ts';

/** Why a contact has no Personenkonto, or none that its documents may be booked on. */
export interface ContactStateRecord {
  readonly role: PersonRole;
  readonly state: 'refused' | 'conflict';
  readonly reason?: RefusalReason | ConflictReason;
  readonly number?: string;
}

/**
 * What the last sync remembers of the contacts it did not take over, shared by all seats. In the host's shared state: collection `contacts`, key `<organizationId>:<role>:<contactId>`.
 */
@injectable()
export class ContactStates {
  readonly #collection: StateCollection<ContactStateRecord>;

  constructor(@inject(Host) host: HostServices) {
    this.#collection = host.state.collection('contacts');
  }

  /** Customers that were refused or are in conflict, by contact id; a contact that is fine or was never seen is not in it. */
  load(organizationId: string): Promise<ReadonlyMap<string, ContactStateRecord>> {
    return this.loadSide(organizationId, 'customer');
  }

  async loadSide(organizationId: string, role: PersonRole): Promise<ReadonlyMap<string, ContactStateRecord>> {
    const prefix = keyOf(organizationId, role, '');
    const records = await this.#collection.list();
    return new Map(
      records
        .filter(({ key }) => key.startsWith(prefix))
        .map(({ key, value }) => [key.slice(prefix.length), value]),
    );
  }

  /** What a complete reading of one side found; contacts that are not in it are forgotten, but for those that are gone: that is why they are not in it. */
  async replaceSide(
    organizationId: string,
    role: PersonRole,
    found: ReadonlyMap<string, ContactStateRecord>,
    read: ReadonlySet<string>,
  ): Promise<void> {
    const known = await this.loadSide(organizationId, role);
    const writes: StateWrite<ContactStateRecord>[] = [];
    for (const [contactId, value] of found) {
      if (!isSame(known.get(contactId), value)) {
        writes.push({ key: keyOf(organizationId, role, contactId), value });
      }
    }
    for (const [contactId, { reason }] of known) {
      if (!found.has(contactId) && (reason !== 'contact-gone' || read.has(contactId))) {
        writes.push({ key: keyOf(organizationId, role, contactId), value: undefined });
      }
    }
    if (writes.length > 0) await this.#collection.write(writes);
  }

  /** One contact anew; `undefined` when it is fine now. */
  async remember(
    organizationId: string,
    role: PersonRole,
    contactId: string,
    record: ContactStateRecord | undefined,
  ): Promise<void> {
    const key = keyOf(organizationId, role, contactId);
    const stored = await this.#collection.get(key);
    if (isSame(stored?.value, record)) return;
    await this.#collection.write([{ key, value: record }]);
  }
}

function keyOf(organizationId: string, role: PersonRole, contactId: string): string {
  return `${organizationId}:${role}:${contactId}`;
}

function isSame(a: ContactStateRecord | undefined, b: ContactStateRecord | undefined): boolean {
  return a?.state === b?.state && a?.reason === b?.reason && a?.number === b?.number;
}
