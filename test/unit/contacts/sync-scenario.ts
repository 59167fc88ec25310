import type { ConnectionRequest, ConnectionResponse } from '../../../host/api/connections.ts';
import { de } from '../../../src/l10n/de/de.ts';
import type { ContactPlan } from '../../../src/services/contacts/contact-plan.ts';
import type { PlanState } from '../../../src/services/contacts/contact-plan.ts';
import { PersonAccounts } from '../../../src/services/contacts/person-accounts.ts';
import { ContactStates } from '../../../src/services/contacts/contact-states.ts';
import { ContactSync } from '../../../src/services/contacts/contact-sync.ts';
import { ConnectionLexofficeClient } from '../../../src/services/lexoffice/connection-lexoffice-client.ts';
import { TokenOrganization } from '../../../src/services/organization/token-organization.ts';
import { lastValueFrom, toArray } from 'rxjs';
import { ORGANIZATION } from '../../support/builders/contact.ts';
import { InMemoryHost } from '../../support/in-memory-host.ts';
import { hostOver } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection } from '../../support/scripted-connection.ts';
import { VirtualTime } from '../../support/virtual-time.ts';

/** A contact as on the wire. */
export function wireContact(id: string, number: number | undefined, fields: object = {}) {
  return {
    id,
    organizationId: ORGANIZATION,
    version: 1,
    roles: { customer: number === undefined ? {} : { number } },
    company: { name: `Firma ${id}` },
    addresses: { billing: [{ city: 'Bonn', countryCode: 'DE' }] },
    ...fields,
  };
}

/** The real sync with its real client and organisation, over a remote that holds contacts. */
export class SyncScenario {
  contacts: ReturnType<typeof wireContact>[] = [];
  organizationId = ORGANIZATION;
  /** Instead of the remote's answer. */
  fault: (path: string) => ConnectionResponse | undefined = () => undefined;
  readonly host = new InMemoryHost();
  readonly connection = new ScriptedConnection((request) => this.answer(request));
  readonly states: ContactStates;
  readonly organization: TokenOrganization;
  readonly sync: ContactSync;
  readonly accounts: PersonAccounts;

  constructor() {
    const time = new VirtualTime();
    const services = hostOver(this.connection, this.host);
    const client = new ConnectionLexofficeClient(services, time, time);
    this.organization = new TokenOrganization(services, client, time);
    this.states = new ContactStates(services);
    this.sync = new ContactSync(services, client, this.organization, this.states, de);
    this.accounts = new PersonAccounts(services, client, this.organization, this.states);
  }

  planStates(role: 'customer' | 'supplier' = 'customer'): Promise<PlanState[]> {
    return lastValueFrom(this.sync.plan(role).pipe(toArray()));
  }

  async plan(role: 'customer' | 'supplier' = 'customer'): Promise<ContactPlan> {
    const last = (await this.planStates(role)).at(-1);
    if (last?.status !== 'ready') throw new Error(`no plan: ${JSON.stringify(last)}`);
    return last.plan;
  }

  private answer({ path }: ConnectionRequest): ConnectionResponse {
    const fault = this.fault(path);
    if (fault) return fault;
    const { organizationId } = this;
    if (path === '/v1/profile') {
      return jsonAnswer({ organizationId, companyName: 'Muster GmbH', smallBusiness: false, taxType: 'net' });
    }
    if (path === '/v1/countries') return jsonAnswer([{ countryCode: 'DE', taxClassification: 'de' }]);
    if (path.startsWith('/v1/contacts?')) {
      const content = this.contacts;
      return jsonAnswer({
        content,
        totalElements: content.length,
        totalPages: 1,
        size: 250,
        number: 0,
        last: true,
      });
    }
    const one = this.contacts.find(({ id }) => path === `/v1/contacts/${id}`);
    return one ? jsonAnswer(one) : jsonAnswer({ message: 'not found' }, 404);
  }
}
