import { lastValueFrom } from 'rxjs';
import type { ConnectionRequest, ConnectionResponse } from '../../../host/api/connections.ts';
import type { Person } from '../../../host/api/persons.ts';
import { contactSend as german } from '../../../src/l10n/de/contact-send.ts';
import { de } from '../../../src/l10n/de/de.ts';
import type { ContactSend } from '../../../src/services/contacts/outbound/contact-send.ts';
import { createContactSend } from '../../../src/services/contacts/outbound/create-contact-send.ts';
import type { SendPlan, SendRow } from '../../../src/services/contacts/outbound/send-plan.ts';
import { ConnectionContactWriter } from '../../../src/services/lexoffice/connection-contact-writer.ts';
import { ConnectionLexofficeClient } from '../../../src/services/lexoffice/connection-lexoffice-client.ts';
import { TokenOrganization } from '../../../src/services/organization/token-organization.ts';
import { ORGANIZATION } from '../../support/builders/contact.ts';
import { InMemoryHost } from '../../support/in-memory-host.ts';
import { hostOver } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection } from '../../support/scripted-connection.ts';
import { VirtualTime } from '../../support/virtual-time.ts';

interface WireContact {
  readonly id: string;
  readonly version: number;
  readonly roles: Record<string, { readonly number: number }>;
  readonly [member: string]: unknown;
}

/** The real transfer with its real client and writer, over a remote that keeps contacts. */
export class SendScenario {
  readonly contacts = new Map<string, WireContact>();
  readonly host = new InMemoryHost();
  readonly time = new VirtualTime();
  /** Ahead of the remote's work; an answer or an error instead of it. */
  before: (request: ConnectionRequest) => ConnectionResponse | undefined = () => undefined;
  /** After the remote's work, instead of its answer. */
  after: (request: ConnectionRequest) => ConnectionResponse | undefined = () => undefined;
  readonly connection = new ScriptedConnection((request) => {
    const instead = this.before(request);
    if (instead) return instead;
    const answer = this.answer(request);
    return this.after(request) ?? answer;
  });

  constructor() {
    this.host.settings.set('lexoffice.writeAccess', true);
  }

  /** As a start of the plugin makes it. */
  start(): ContactSend {
    const { time } = this;
    const services = hostOver(this.connection, this.host);
    const client = new ConnectionLexofficeClient(services, time, time);
    const organization = new TokenOrganization(services, client, time);
    const writer = new ConnectionContactWriter(services, time, time);
    return createContactSend(
      { host: services, client, writer, organization, clock: time, timing: time },
      de,
      german,
    );
  }

  async plan(send: ContactSend): Promise<SendPlan> {
    const last = await lastValueFrom(send.plan('customer'));
    if (last.status !== 'ready') throw new Error(`no plan: ${JSON.stringify(last)}`);
    return last.plan;
  }

  /** A customer that the user typed in. */
  customer(name: string, fields: Partial<Person> = {}): Person {
    const number = String(10_001 + this.host.persons.size);
    return this.host.addCustomer(number, undefined, {
      name,
      street: 'Deichweg 7',
      postalCode: '25980',
      city: 'Musterhafen',
      countryCode: 'DE',
      ...fields,
    });
  }

  /** A contact that somebody has made in Lexware Office, with the address of `customer`. */
  contact(name: string, members: object = {}): WireContact {
    return this.keep({
      roles: { customer: {} },
      company: { name },
      addresses: {
        billing: [{ street: 'Deichweg 7', zip: '25980', city: 'Musterhafen', countryCode: 'DE' }],
      },
      ...members,
    });
  }

  named(name: string): readonly WireContact[] {
    return [...this.contacts.values()].filter(
      ({ company }) => (company as { name?: string } | undefined)?.name === name,
    );
  }

  get writes(): readonly ConnectionRequest[] {
    return this.connection.requests.filter(({ method }) => method !== 'GET');
  }

  private keep(body: object, stored?: WireContact): WireContact {
    const id = stored?.id ?? `contact-${this.contacts.size + 1}`;
    const roles = stored?.roles ?? { customer: { number: 20_001 + this.contacts.size } };
    const version = (stored?.version ?? 0) + 1;
    const contact = { ...body, id, organizationId: ORGANIZATION, version, roles };
    this.contacts.set(id, contact);
    return contact;
  }

  private answer({ method, path, body }: ConnectionRequest): ConnectionResponse {
    const stored = this.contacts.get(path.replace('/v1/contacts/', ''));
    if (method === 'POST') return jsonAnswer(this.keep(JSON.parse(body as string) as object));
    if (method === 'PUT') {
      const sent = JSON.parse(body as string) as WireContact;
      if (sent.version === stored?.version) return jsonAnswer(this.keep(sent, stored));
      return jsonAnswer({ IssueList: [{ source: 'version', i18nKey: 'invalid_value' }] }, 406);
    }
    if (path === '/v1/profile') {
      return jsonAnswer({
        organizationId: ORGANIZATION,
        companyName: 'Muster GmbH',
        smallBusiness: false,
        taxType: 'net',
      });
    }
    if (path === '/v1/countries') return jsonAnswer([{ countryCode: 'DE', taxClassification: 'de' }]);
    if (path.startsWith('/v1/contacts?')) {
      const content = [...this.contacts.values()];
      return jsonAnswer({
        content,
        totalElements: content.length,
        totalPages: 1,
        size: 250,
        number: 0,
        last: true,
      });
    }
    return stored ? jsonAnswer(stored) : jsonAnswer({ message: 'not found' }, 404);
  }
}

export function rowOf({ rows }: SendPlan, person: Pick<Person, 'id'>): SendRow {
  const row = rows.find(({ personId }) => personId === person.id);
  if (!row) throw new Error(`no row for ${person.id}`);
  return row;
}
