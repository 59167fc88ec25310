import { filter, firstValueFrom } from 'rxjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../host/api/persons.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import { collect } from '../../../host/client/pages.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { contactSend as german } from '../../../src/l10n/de/contact-send.ts';
import { de } from '../../../src/l10n/de/de.ts';
import type { ContactSend } from '../../../src/services/contacts/outbound/contact-send.ts';
import type { SendResult } from '../../../src/services/contacts/outbound/send-result.ts';
import { createContactSend } from '../../../src/services/contacts/outbound/create-contact-send.ts';
import type { SendPlan, SendRow } from '../../../src/services/contacts/outbound/send-plan.ts';
import { personKey } from '../../../src/services/contacts/person-key.ts';
import { ConnectionContactWriter } from '../../../src/services/lexoffice/connection-contact-writer.ts';
import { ConnectionLexofficeClient } from '../../../src/services/lexoffice/connection-lexoffice-client.ts';
import { TokenOrganization } from '../../../src/services/organization/token-organization.ts';
import { VirtualTime } from '../../support/virtual-time.ts';
import { startTestHost, type TestHost } from '../host-client/test-host.ts';

const CANARY = 'canary-7f3a-token-of-the-other-direction';

describe('transfer of persons to the sandbox over the real host', () => {
  let sandbox: Sandbox;
  let test: TestHost;
  let session: MandantSession;
  let services: HostServices;
  let time: VirtualTime;

  beforeAll(async () => {
    sandbox = await startSandbox({ dataSet: 'demo', token: CANARY, ratePerSecond: Infinity });
    test = await startTestHost({ lexoffice: sandbox.url });
    session = await test.session();
    services = session.services(test.manifest);
    await session.admin.putSecret('lexoffice', 'lexoffice.apiToken', CANARY);
    await services.settings.update('lexoffice.gapMs', 0);
  });
  beforeEach(async () => {
    await services.settings.update('lexoffice.writeAccess', true);
    sandbox.clearJournal();
    time = new VirtualTime();
  });
  afterEach(() => sandbox.admin.setFaults(''));
  afterAll(async () => {
    await test.stop();
    await sandbox.stop();
  });

  /** As a start of the plugin makes it. */
  function start(over: HostServices = services): ContactSend {
    const client = new ConnectionLexofficeClient(over, time, time);
    const organization = new TokenOrganization(over, client, time);
    const writer = new ConnectionContactWriter(over, time, time);
    return createContactSend(
      { host: over, client, writer, organization, clock: time, timing: time },
      de,
      german,
    );
  }

  async function planOf(send: ContactSend): Promise<SendPlan> {
    const last = await firstValueFrom(
      send.plan('customer').pipe(filter(({ status }) => status !== 'pending')),
    );
    if (last.status !== 'ready') throw new Error(JSON.stringify(last));
    return last.plan;
  }

  const rowOf = ({ rows }: SendPlan, person: Pick<Person, 'id'>): SendRow =>
    rows.find(({ personId }) => personId === person.id)!;
  const writes = () => sandbox.journal().filter(({ method }) => method !== 'GET');
  const named = (name: string) => sandbox.admin.contacts().filter(({ company }) => company?.name === name);
  const read = async (id: string) => (await services.persons.list()).find((person) => person.id === id)!;
  const typed = (name: string, fields: object = {}) =>
    session.admin.addPerson({
      role: 'customer',
      name,
      street: 'Deichweg 7',
      postalCode: '25980',
      city: 'Musterhafen',
      countryCode: 'DE',
      ...fields,
    });
  /** A person that a sync has tied to the contact. */
  async function linked(contactId: string, organizationId: string, name: string): Promise<Person> {
    const { id, version } = await typed(name);
    const externalKey = personKey(organizationId, contactId, 'customer');
    await services.persons.apply([{ kind: 'update', id, version, fields: {}, externalKey }]);
    return read(id);
  }
  async function organizationId(): Promise<string> {
    return (await new ConnectionLexofficeClient(services, time, time).profile({ lane: 'user' }))
      .organizationId;
  }
  async function sendOnly(person: Pick<Person, 'id'>): Promise<SendResult> {
    const send = start();
    const plan = await planOf(send);
    return (await send.send(plan, [rowOf(plan, person)]))[0]!;
  }

  it('creates a contact with what FIBUscan has, ties the person to it and shows the number that was given', async () => {
    const person = await typed('Nordlicht Solar & Söhne KG', {
      email: 'rechnung@nordlicht.example',
      phone: '+49 40 1234',
      vatId: 'DE999999999',
      contactPerson: 'Mira von Probe',
    });
    const result = await sendOnly(person);
    const [contact, ...others] = named('Nordlicht Solar & Söhne KG');
    expect(others).toEqual([]);
    expect(contact).toMatchObject({
      version: 1,
      company: {
        vatRegistrationId: 'DE999999999',
        contactPersons: [{ firstName: 'Mira von', lastName: 'Probe', primary: true }],
      },
      addresses: {
        billing: [{ street: 'Deichweg 7', zip: '25980', city: 'Musterhafen', countryCode: 'DE' }],
      },
      emailAddresses: { business: ['rechnung@nordlicht.example'] },
      phoneNumbers: { business: ['+49 40 1234'] },
    });
    const stored = await read(person.id);
    expect(stored.externalKey).toBe(personKey(await organizationId(), contact!.id, 'customer'));
    expect(stored.accountNumber).toBe(person.accountNumber);
    expect(result).toMatchObject({ kind: 'created', number: String(contact!.roles.customer!.number) });
    const after = rowOf(await planOf(start()), person);
    expect(after.state).toBe('unchanged');
    expect(await services.state.collection('outbound').list()).toEqual([]);
    const audits = (await collect(session.admin.auditLog())).map(({ action }) => action);
    expect(audits).toEqual(expect.arrayContaining(['contact.creating', 'contact.created']));
  });

  it('reports a number that differs, and leaves the Fibu-Nummer as it is', async () => {
    const person = await typed('Andere Nummer GmbH');
    sandbox.admin.createContact({ company: 'Lückenfüller', customer: 47_000 });
    const result = await sendOnly(person);
    const { accountNumber } = await read(person.id);
    expect(accountNumber).toBe(person.accountNumber);
    expect(result.number).not.toBe(accountNumber);
    expect(
      (await collect(session.admin.errorLog())).filter(({ code }) => code === 'number-differs'),
    ).toContainEqual(
      expect.objectContaining({ document: `${accountNumber} Andere Nummer GmbH`, severity: 'warning' }),
    );
  });

  it('changes only what differs; all else that the contact holds stays', async () => {
    const contact = sandbox.admin.createContact({ company: 'Alt GmbH', street: 'Alte Gasse 5' });
    sandbox.admin.updateContact(contact.id, (stored) => {
      stored.note = 'Skonto vereinbart';
      stored.emailAddresses = { office: ['alt@example.de'] };
      stored.phoneNumbers = { fax: ['040 1234'] };
      stored.xRechnung = { buyerReference: '04011000-1', vendorNumberAtCustomer: '7' };
    });
    const before = structuredClone(named('Alt GmbH')[0]!);
    const person = await linked(contact.id, await organizationId(), 'Neu GmbH');
    const row = rowOf(await planOf(start()), person);
    expect(row.state).toBe('changed');
    expect(row.changes).toContainEqual({
      field: 'name',
      oldValue: 'Alt GmbH',
      newValue: 'Neu GmbH',
      kept: false,
    });
    expect(await sendOnly(person)).toMatchObject({ kind: 'updated' });
    const [after] = named('Neu GmbH');
    expect(after).toEqual({
      ...before,
      version: before.version + 1,
      company: { name: 'Neu GmbH', allowTaxFreeInvoices: false },
      addresses: {
        billing: [{ street: 'Deichweg 7', zip: '25980', city: 'Musterhafen', countryCode: 'DE' }],
      },
    });
    expect(rowOf(await planOf(start()), person).state).toBe('unchanged');
  });

  it('shows a conflict instead of overwriting what somebody changed since the preview', async () => {
    const contact = sandbox.admin.createContact({ company: 'Wettlauf GmbH' });
    const person = await linked(contact.id, await organizationId(), 'Wettlauf AG');
    const send = start();
    const plan = await planOf(send);
    sandbox.admin.updateContact(contact.id, (stored) => (stored.note = 'von Hand'));
    const [result] = await send.send(plan, [rowOf(plan, person)]);
    expect(result).toMatchObject({ kind: 'failed', code: 'contact-changed' });
    expect(writes()).toEqual([]);
    expect(named('Wettlauf GmbH')).toHaveLength(1);
  });

  it('says so when the version gets stale between reading and writing', async () => {
    const contact = sandbox.admin.createContact({ company: 'Knapp GmbH' });
    const person = await linked(contact.id, await organizationId(), 'Knapp AG');
    const send = start();
    const plan = await planOf(send);
    const stopListening = sandbox.admin.onRequest(({ method, path }) => {
      if (method === 'PUT' && path.endsWith(contact.id))
        sandbox.admin.updateContact(contact.id, (stored) => (stored.note = 'schneller'));
    });
    const [result] = await send.send(plan, [rowOf(plan, person)]);
    stopListening();
    expect(result).toMatchObject({ kind: 'failed', code: 'contact-changed' });
    expect(named('Knapp GmbH')[0]!.note).toBe('schneller');
  });

  it.each([
    '504 after POST /v1/contacts x1',
    'reset after POST /v1/contacts x1',
    'half-body POST /v1/contacts x1',
  ])(
    'B11: finds the contact that was created although no answer came, and creates none twice: %s',
    async (script) => {
      const name = `Funkloch ${script}`;
      const person = await typed(name);
      sandbox.admin.setFaults(script);
      expect(await sendOnly(person)).toMatchObject({ kind: 'created' });
      expect(named(name)).toHaveLength(1);
      expect((await read(person.id)).externalKey).toContain(named(name)[0]!.id);
      expect(writes()).toHaveLength(1);
    },
  );

  it('B11: sends nothing again when nothing is to be found; the user decides', async () => {
    const [first, second] = [await typed('Verschollen GmbH'), await typed('Danach GmbH')];
    const send = start();
    const plan = await planOf(send);
    sandbox.admin.setFaults('504 POST /v1/contacts x1');
    const results = await send.send(plan, [rowOf(plan, first), rowOf(plan, second)]);
    expect(results.map(({ kind, code }) => [kind, code])).toEqual([
      ['unclear', 'outcome-unknown'],
      ['not-tried', 'not-tried'],
    ]);
    expect(writes()).toHaveLength(1);

    // The next start neither repeats nor forgets it.
    const next = start();
    await next.recover();
    const asked = await planOf(next);
    expect(rowOf(asked, first)).toMatchObject({ state: 'unclear', candidates: [] });
    expect(rowOf(asked, first).write).toBeUndefined();
    const offered = await next.decide(asked, rowOf(asked, first), undefined);
    expect(rowOf(offered, first).state).toBe('new');
    expect(await next.send(offered, [rowOf(offered, first)])).toMatchObject([{ kind: 'created' }]);
    expect(named('Verschollen GmbH')).toHaveLength(1);
  });

  it('waits out the limiter: what got a 429 was not carried out', async () => {
    const person = await typed('Geduld GmbH');
    sandbox.admin.setFaults('429 POST /v1/contacts x2');
    expect(await sendOnly(person)).toMatchObject({ kind: 'created' });
    expect(named('Geduld GmbH')).toHaveLength(1);
  });

  it('knows that a change without an answer was made', async () => {
    const contact = sandbox.admin.createContact({ company: 'Stumm GmbH' });
    const person = await linked(contact.id, await organizationId(), 'Stumm AG');
    sandbox.admin.setFaults('504 after PUT /v1/contacts x1');
    expect(await sendOnly(person)).toMatchObject({ kind: 'updated' });
    expect(writes()).toHaveLength(1);
  });

  it('refuses contacts with several entries, which the API would refuse, too', async () => {
    const contact = sandbox.admin.createContact({ company: 'Viele GmbH' });
    sandbox.admin.updateContact(contact.id, (stored) => {
      stored.emailAddresses = { business: ['a@example.de', 'b@example.de'] };
    });
    const person = await linked(contact.id, await organizationId(), 'Viele AG');
    expect(rowOf(await planOf(start()), person)).toMatchObject({
      state: 'refused',
      reason: 'several-entries',
    });
  });

  it('never takes a contact of the same name for the same', async () => {
    const contact = sandbox.admin.createContact({ company: 'Zwilling GmbH', customer: 47_011 });
    const person = await typed('Zwilling GmbH');
    const row = rowOf(await planOf(start()), person);
    expect(row).toMatchObject({ state: 'new', warnings: [{ code: 'same-name', numbers: ['47011'] }] });
    await sendOnly(person);
    expect((await read(person.id)).externalKey).not.toContain(contact.id);
  });

  it('LX-09: cannot write while the switch is off, whatever the plugin asks', async () => {
    const person = await typed('Gesperrt GmbH');
    const send = start();
    const plan = await planOf(send);
    await services.settings.update('lexoffice.writeAccess', false);
    expect(await send.send(plan, [rowOf(plan, person)])).toMatchObject([
      { kind: 'failed', code: 'write-access-off' },
    ]);
    const connection = services.connections.get('lexoffice');
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      await expect(
        connection.send({ method, path: '/v1/contacts', body: '{}', lane: 'user' }),
      ).rejects.toMatchObject({ name: 'ConnectionError', failure: 'refused' });
    }
    expect(writes()).toEqual([]);
  });

  it('is refused by the host when only the plugin believes that the switch is on', async () => {
    const person = await typed('Hintertür GmbH');
    const { settings } = services;
    const believing: HostServices['settings'] = {
      get: () => true,
      update: (key, value) => settings.update(key, value),
      hasSecret: (key) => settings.hasSecret(key),
      onDidChange: settings.onDidChange,
      annotate: (key, note) => settings.annotate(key, note),
      open: (section) => settings.open(section),
    };
    const send = start({ ...services, settings: believing });
    const plan = await planOf(send);
    await services.settings.update('lexoffice.writeAccess', false);
    expect(await send.send(plan, [rowOf(plan, person)])).toMatchObject([
      { kind: 'failed', code: 'write-access-off' },
    ]);
    expect(writes()).toEqual([]);
    expect(await services.state.collection('outbound').list()).toEqual([]);
  });

  it('never lets DELETE through, and keeps the token out of everything', async () => {
    const connection = services.connections.get('lexoffice');
    await expect(
      connection.send({ method: 'DELETE', path: '/v1/contacts/1', lane: 'user' }),
    ).rejects.toMatchObject({ failure: 'refused' });
    const kept = JSON.stringify([
      await collect(session.admin.auditLog()),
      await collect(session.admin.errorLog()),
    ]);
    expect(kept).not.toContain(CANARY);
  });
});
