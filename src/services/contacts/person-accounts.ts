import { inject, injectable } from 'inversify';
import { nextNumber } from '../../../host/api/next-number.ts';
import { isPersonAccount, PERSON_ACCOUNT_RANGES, type Person } from '../../../host/api/persons.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { AuditAction } from '../../manifest.generated.ts';
import type { Failure } from '../failures.ts';
import { Host } from '../host-tokens.ts';
import { LexofficeClient } from '../lexoffice/lexoffice-client.ts';
import { connectedProfile } from '../organization/connected-profile.ts';
import { Organization } from '../organization/organization.ts';
import { ServiceFailure } from '../service-failure.ts';
import { checkOrganization } from './check-organization.ts';
import { ContactStates } from './contact-states.ts';
import { countryClassOf } from './country-class.ts';
import { rememberNumbers } from './known-numbers.ts';
import { personKey } from './person-key.ts';

/** Why a number cannot be the account that the user asks for. */
export type AccountProblem = 'account-out-of-range' | Extract<Failure, 'number-taken'>;

/** Debitoren that the user gives a number of his own choice (rules.md 15, 26; docs/adr/0007). */
@injectable()
export class PersonAccounts {
  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
    @inject(ContactStates) private readonly states: ContactStates,
  ) {}

  /** The next free Debitor; `undefined` when the range is used up. */
  async proposal(): Promise<string | undefined> {
    return nextNumber(await this.host.persons.list(), 'customer');
  }

  /** Keeps the Sammeldebitor in the settings: a customer's number, or one that nobody ever had (rules.md 26). */
  async chooseCollective(number: string): Promise<AccountProblem | undefined> {
    if (!isInRange(number)) return 'account-out-of-range';
    if (!isUsableCollective(number, await this.host.persons.list())) return 'number-taken';
    await this.host.settings.update('lexoffice.collectiveAccount', number);
    return undefined;
  }

  /**
   * Makes a person of a contact whose number in Lexware Office cannot be an account. The number of there is remembered beside it, so later syncs keep the account.
   */
  async giveTo(contactId: string, accountNumber: string): Promise<AccountProblem | undefined> {
    if (!isInRange(accountNumber)) return 'account-out-of-range';
    const { organizationId } = await connectedProfile(this.organization);
    const contact = await this.client.contact(contactId, { lane: 'user' });
    checkOrganization([contact], organizationId);
    const { personFieldsOf } = await import('./person-fields.ts');
    const { fields } = personFieldsOf(contact, await countryClassOf(this.client));
    const externalKey = personKey(organizationId, contactId, 'customer');
    const number = contact.customerNumber ?? '';
    // Ahead of the person: without it the next sync would refuse the number again.
    await rememberNumbers(this.host, new Map([[externalKey, number]]));
    const create = { kind: 'create', role: 'customer', accountNumber, externalKey, fields } as const;
    const [outcome] = await this.host.persons.apply([create]);
    if (outcome?.kind === 'failed') {
      if (outcome.code === 'number-taken') return 'number-taken';
      throw new ServiceFailure('invalid');
    }
    await this.states.remember(organizationId, 'customer', contactId, undefined);
    await this.host.log.audit({
      action: 'contact.account-chosen' satisfies AuditAction,
      subject: `${accountNumber} ${fields.name}`,
      ...(number !== '' && { oldValue: number }),
      newValue: accountNumber,
    });
    return undefined;
  }
}

function isInRange(number: string): boolean {
  const [first, last] = PERSON_ACCOUNT_RANGES.customer;
  return isPersonAccount(number) && Number(number) >= first && Number(number) <= last;
}

/** Whether documents without a contact can be booked on this number: a customer's, or one that nobody ever had (rules.md 26). */
export function isUsableCollective(number: string, persons: readonly Person[]): boolean {
  const holder = persons.find(({ accountNumber }) => accountNumber === number);
  return holder === undefined || (holder.role === 'customer' && !holder.deleted);
}
