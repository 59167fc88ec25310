import type { Person, PersonRole, Persons } from '../../../../host/api/persons.ts';
import { personKey } from '../person-key.ts';
import { ServiceFailure } from '../../service-failure.ts';

const ATTEMPTS = 3;

/**
 * Ties a person to the contact that was made of it. Its Fibu-Nummer stays, whatever number Lexware Office gave (rules.md 16).
 * @throws ServiceFailure when the person is gone or tied to something else
 */
export async function linkPerson(
  persons: Persons,
  person: Person,
  organizationId: string,
  contactId: string,
  role: PersonRole,
): Promise<void> {
  const externalKey = personKey(organizationId, contactId, role);
  const { id } = person;
  let current: Person | undefined = person;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!current || current.deleted) throw new ServiceFailure('person-gone');
    if (current.externalKey === externalKey) return;
    if (current.externalKey !== undefined) throw new ServiceFailure('linked-elsewhere');
    const link = { kind: 'update' as const, id, version: current.version, fields: {}, externalKey };
    const [outcome] = await persons.apply([link]);
    if (outcome?.kind !== 'failed') return;
    if (outcome.code !== 'version-conflict' && outcome.code !== 'not-found')
      throw new ServiceFailure('link-failed');
    // Somebody changed the person meanwhile: the link is laid over what is there now.
    current = (await persons.list({ role })).find((candidate) => candidate.id === id);
  }
  throw new ServiceFailure('conflict');
}
