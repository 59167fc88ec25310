import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';
import type { Answer } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
});
afterAll(() => sandbox.stop());

interface Listed {
  id: string;
  roles: { customer?: { number: number }; vendor?: { number: number } };
  company?: { name: string };
  person?: { lastName: string };
  archived: boolean;
}
const list = async (query: string): Promise<Listed[]> =>
  (await get(sandbox, `/contacts?size=250&${query}`)).body.content as Listed[];
const post = (body: unknown): Promise<Answer> => send(sandbox, 'POST', '/contacts', body);
const minimal = { version: 0, roles: { customer: {} }, company: { name: 'Neu GmbH' } };

describe('GET /contacts', () => {
  it('lists all contacts by name, archived ones too', async () => {
    const all = await list('');
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(all.some((contact) => contact.archived)).toBe(true);
    expect(await list('archived=true')).toHaveLength(all.length);
    const names = all.map((contact) => contact.company?.name ?? contact.person?.lastName ?? '');
    expect(names[0]).toBe('Alpenstrom Energietechnik GmbH');
    const { body } = await get(sandbox, '/contacts');
    expect(body.sort[0]).toMatchObject({ property: 'name', direction: 'ASC', ascending: true });
    expect(body).toMatchObject({ size: 25, numberOfElements: 25, totalElements: all.length });
  });

  it('filters by role, and false means without the role', async () => {
    const all = await list('');
    const customers = await list('customer=true');
    expect(customers.every((contact) => contact.roles.customer)).toBe(true);
    expect(await list('customer=false')).toHaveLength(all.length - customers.length);
    expect(await list('customer=true&vendor=true')).toHaveLength(2);
    expect(await list('customer=false&vendor=false')).toHaveLength(1);
  });

  it('finds by customer or supplier number', async () => {
    expect((await list('number=10001')).map((contact) => contact.company?.name)).toEqual([
      'Brandt Metallbau GmbH',
    ]);
    expect((await list('number=70001')).map((contact) => contact.company?.name)).toEqual([
      'Elektrogroßhandel Sonneborn GmbH & Co. KG',
    ]);
    const { status, body } = await get(sandbox, '/contacts?number=abc');
    expect(status).toBe(400);
    expect(body.IssueList[0]).toMatchObject({ i18nKey: 'invalid_value', source: 'number' });
  });

  it.each(['name=ab', 'email=a@', `name=${'x'.repeat(129)}`])(
    'E27: refuses %s: too short or too long',
    async (query) => {
      const { status, text } = await get(sandbox, `/contacts?${query}`);
      expect(status).toBe(400);
      expect(text).toContain('size must be between 3 and');
    },
  );

  it('E27: searches names as substrings without case, with _ and % as wildcards and backslash to escape', async () => {
    expect(await list('name=bRaNdT')).toHaveLength(1);
    expect(await list('name=Br_ndt')).toHaveLength(1);
    expect(await list('name=Autohaus%25KG')).toHaveLength(1);
    sandbox.admin.createContact({ company: '100%_Prozent GmbH' });
    expect(await list('name=100%25_Pro')).toHaveLength(1);
    expect(await list(`name=${encodeURIComponent('100\\%\\_Pro')}`)).toHaveLength(1);
    expect(await list(`name=${encodeURIComponent('10\\_Pro')}`)).toHaveLength(0);
  });

  it('E27: search strings must be HTML-encoded first; stored text is raw', async () => {
    expect(await list(`name=${encodeURIComponent('Lumière & Fils')}`)).toHaveLength(0);
    const found = await list(`name=${encodeURIComponent('Lumière &amp; Fils')}`);
    expect(found.map((contact) => contact.company?.name)).toEqual(['Lumière & Fils SARL']);
  });

  it('looks for e-mail addresses of the contact and of its contact persons', async () => {
    expect(await list('email=s.brandt@brandt')).toHaveLength(1);
    expect(await list('email=rechnung@brandt-metallbau')).toHaveLength(1);
  });

  it('takes 500 rows, replaces odd sizes silently and refuses 1000', async () => {
    expect((await get(sandbox, '/contacts?size=500')).body.size).toBe(500);
    expect((await get(sandbox, '/contacts?size=0')).body.size).toBe(25);
    expect((await get(sandbox, '/contacts?size=-5&page=-1')).body).toMatchObject({ size: 25, number: 0 });
    expect((await get(sandbox, '/contacts?size=501')).body.size).toBe(25);
    expect((await get(sandbox, '/contacts?size=1000')).status).toBe(400);
  });

  it('answers an unknown id with the legacy envelope', async () => {
    const { status, body } = await get(sandbox, '/contacts/00000000-0000-4000-8000-000000000000');
    expect(status).toBe(404);
    expect(body).toMatchObject({
      requestId: expect.any(String),
      IssueList: [expect.objectContaining({ type: 'validation_failure' })],
    });
  });
});

describe('POST and PUT /contacts', () => {
  it('creates with 200, version 1 and the next free number', async () => {
    const { status, body } = await post(minimal);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(String),
      resourceUri: `https://api.lexware.io/v1/contacts/${body.id}`,
      createdDate: expect.stringMatching(/^2026-09-15T10:00:00\.\d{3}\+02:00$/),
      updatedDate: expect.any(String),
      version: 1,
    });
    const stored = await get(sandbox, `/contacts/${body.id}`);
    expect(stored.body.roles.customer.number).toBeGreaterThan(10_029);
    expect(stored.body).toMatchObject({
      archived: false,
      company: { name: 'Neu GmbH', allowTaxFreeInvoices: false },
    });
  });

  it.each([
    [{ version: 0, company: { name: 'X' } }, 'missing_entity', 'roles.customer or roles.vendor'],
    [{ version: 0, roles: { customer: {} } }, 'missing_entity', 'company or person'],
    [{ ...minimal, person: { lastName: 'Y' } }, 'invalid_value', 'company and person'],
    [{ ...minimal, company: { name: '' } }, 'missing_entity', 'company.name'],
    [
      { ...minimal, company: { name: 'X', vatRegistrationId: '' } },
      'missing_entity',
      'company.vatRegistrationId',
    ],
    [{ ...minimal, company: { name: 'X', taxNumber: '' } }, 'missing_entity', 'company.taxNumber'],
    [
      { ...minimal, addresses: { billing: [{ countryCode: 'DE' }, { countryCode: 'DE' }] } },
      'invalid_value',
      'addresses.billing.size',
    ],
    [
      { ...minimal, addresses: { billing: [{ countryCode: 'XX' }] } },
      'countrycode_is_not_valid',
      'addresses.billing.countryCode',
    ],
    [
      { ...minimal, addresses: { billing: [{ street: 'A' }] } },
      'missing_entity',
      'addresses.billing.countryCode',
    ],
    [
      { ...minimal, emailAddresses: { office: ['a@b.example'], private: ['kaputt'] } },
      'invalid_value',
      'emailAddresses[1].emailAddress',
    ],
    [
      { ...minimal, emailAddresses: { business: ['a@b.example', 'c@d.example'] } },
      'invalid_value',
      'emailAddresses.business.size',
    ],
    [{ ...minimal, phoneNumbers: { fax: ['0'.repeat(31)] } }, 'invalid_value', 'phoneNumbers.fax'],
    [{ ...minimal, note: 'x'.repeat(1001) }, 'invalid_value', 'note'],
    [
      { ...minimal, xRechnung: { buyerReference: '04' } },
      'missing_entity',
      'xRechnung.vendorNumberAtCustomer',
    ],
    [{ roles: { customer: {} }, company: { name: 'X' } }, 'invalid_value', 'version'],
  ])('refuses %j', async (body, i18nKey, source) => {
    const answer = await post(body);
    expect(answer.status).toBe(406);
    expect(answer.body.IssueList).toContainEqual({ i18nKey, source, type: 'validation_failure' });
  });

  it('replaces the whole contact, keeps number and archive flag, raises the version', async () => {
    const { body: created } = await post({
      ...minimal,
      note: 'weg',
      emailAddresses: { business: ['a@b.example'] },
    });
    sandbox.admin.archiveContact(created.id as string);
    const before = (await get(sandbox, `/contacts/${created.id}`)).body;
    const put = await send(sandbox, 'PUT', `/contacts/${created.id}`, {
      ...minimal,
      version: before.version,
      archived: false,
      company: { name: 'Anders GmbH' },
    });
    expect(put.status).toBe(200);
    const after = (await get(sandbox, `/contacts/${created.id}`)).body;
    expect(after).toMatchObject({
      version: Number(before.version) + 1,
      roles: before.roles,
      archived: true,
      company: { name: 'Anders GmbH' },
    });
    expect(after).not.toHaveProperty('note');
    expect(after).not.toHaveProperty('emailAddresses');
  });

  it('answers a stale version with 406, whatever the documentation says', async () => {
    const { body: created } = await post(minimal);
    const { status, body } = await send(sandbox, 'PUT', `/contacts/${created.id}`, {
      ...minimal,
      version: 0,
    });
    expect(status).toBe(406);
    expect(body.IssueList).toEqual([
      { i18nKey: 'invalid_value', source: 'version', type: 'validation_failure' },
    ]);
  });

  it('does not let a contact with several addresses be written', async () => {
    const contact = sandbox.admin.createContact({ company: 'Zweiadressen GmbH' });
    sandbox.admin.updateContact(contact.id, (stored) =>
      stored.addresses!.billing!.push({ countryCode: 'DE', city: 'Kassel' }),
    );
    const { body } = await get(sandbox, `/contacts/${contact.id}`);
    expect(body.addresses.billing).toHaveLength(2);
    const put = await send(sandbox, 'PUT', `/contacts/${contact.id}`, { ...minimal, version: body.version });
    expect(put.status).toBe(406);
    expect(put.body.IssueList[0].source).toBe('addresses.billing.size');
  });

  it('lets two creations at once collide over the account number', async () => {
    const answers = await Promise.all([post(minimal), post(minimal)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 406]);
    expect(answers.find((answer) => answer.status === 406)!.body.IssueList[0].i18nKey).toBe(
      'account_number_already_exists',
    );
  });

  it('answers a body that is no JSON with the legacy envelope', async () => {
    const response = await fetch(`${sandbox.url}/v1/contacts`, {
      method: 'POST',
      body: '{',
      headers: { Authorization: `Bearer ${sandbox.token}`, 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { IssueList: unknown[] }).IssueList).toHaveLength(1);
  });
});
