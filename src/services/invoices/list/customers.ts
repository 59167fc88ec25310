import { inject, injectable } from 'inversify';
import type { Person } from '../../../../host/api/persons.ts';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import { ContactStates } from '../../contacts/contact-states.ts';
import { personKey } from '../../contacts/person-key.ts';
import { Host } from '../../host-tokens.ts';
import { setting } from '../../settings/typed-settings.ts';
import { isUsableCollective } from '../../contacts/person-accounts.ts';
import { ServiceTexts } from '../../texts.ts';
import type { CustomerAnswer, CustomerOf } from '../rules/known-document.ts';

/** Finds the Debitor of a document: the persons of the host, linked by contact id (rules.md 14), and what the last sync could not take over (rules.md 16, 26). */
@injectable()
export class Customers {
  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(ContactStates) private readonly contactStates: ContactStates,
    @inject(ServiceTexts) private readonly texts: ServiceTexts,
  ) {}

  /** As of now, for all documents of an organisation. */
  async load(organizationId: string): Promise<CustomerOf> {
    const [persons, states] = await Promise.all([
      this.host.persons.list(),
      this.contactStates.load(organizationId),
    ]);
    const alive = persons.filter(({ deleted, role }) => !deleted && role === 'customer');
    const byKey = new Map(alive.map((person) => [person.externalKey, person]));
    const number = setting(this.host, 'lexoffice.collectiveAccount');
    const collective: CustomerAnswer =
      number !== undefined && isUsableCollective(number, persons)
        ? {
            ok: true,
            person: {
              accountNumber: number,
              name: nameOf(number, persons) ?? this.texts.run.collectiveCustomer,
            },
          }
        : { ok: false, reason: 'collective-account-missing' };
    return (contactId) => {
      if (contactId === undefined) return collective;
      const state = states.get(contactId);
      if (state?.state === 'conflict') return { ok: false, reason: 'person-conflict' };
      const person = byKey.get(personKey(organizationId, contactId, 'customer'));
      if (person) return { ok: true, person };
      if (state?.state !== 'refused') return { ok: false, reason: 'person-missing' };
      const { reason, number } = state;
      return {
        ok: false,
        reason: 'person-missing',
        hint: {
          code: 'person-refused',
          problem: reason ?? 'unreadable',
          ...(number !== undefined && { number }),
        },
      };
    };
  }
}

function nameOf(number: string, persons: readonly Person[]): string | undefined {
  return persons.find(({ accountNumber }) => accountNumber === number)?.name;
}
