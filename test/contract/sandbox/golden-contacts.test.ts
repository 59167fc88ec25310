/** Measured write rules of contacts (sandbox/evidence.md, contacts). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';
import type { Answer } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty' });
});
afterAll(() => sandbox.stop());

const create = (more: object): Promise<Answer> =>
  send(sandbox, 'POST', '/contacts', {
    version: 0,
    roles: { customer: {} },
    company: { name: 'Gemessen GmbH' },
    ...more,
  });

describe('measured contacts', () => {
  it('contact-1: refuses a bad e-mail of a contact person, counted after those of the contact', async () => {
    const person = { lastName: 'Probe', emailAddress: '..probe@post.@firma.example' };
    const company = { name: 'Gemessen GmbH', contactPersons: [person] };
    const alone = await create({ company });
    expect(alone.status).toBe(406);
    expect(alone.body.IssueList[0]).toMatchObject({
      source: 'emailAddresses[0].emailAddress',
      i18nKey: 'invalid_value',
    });
    const second = await create({ company, emailAddresses: { business: ['gut@firma.example'] } });
    expect(second.body.IssueList[0].source).toBe('emailAddresses[1].emailAddress');
  });

  it('contact-2: wants version 0 of a new contact, or none if the quirk says so', async () => {
    const refused = await create({ version: undefined });
    expect(refused.body.IssueList).toEqual([
      { i18nKey: 'invalid_value', source: 'version', type: 'validation_failure' },
    ]);
    sandbox.admin.setQuirks({ contactVersion: 'optional' });
    expect((await create({ version: undefined })).status).toBe(200);
    expect((await create({ version: 3 })).status).toBe(406);
    sandbox.admin.setQuirks({ contactVersion: 'required' });
  });

  it('body-1: drops what the API does not know instead of storing it', async () => {
    const { body: created } = await create({
      company: {
        name: 'Gemessen GmbH',
        street: 'Falscher Ort 1',
        contactPersons: [{ lastName: 'Probe', department: 'Einkauf' }],
      },
      addresses: {
        billing: [{ street: 'Weg 1', countryCode: 'DE', floor: 3 }],
        postal: [{ street: 'Weg 2' }],
      },
      emailAddresses: { business: ['a@b.example'], work: ['c@d.example'] },
      color: 'blau',
    });
    const { body } = await get(sandbox, `/contacts/${created.id}`);
    expect(body.company).toEqual({
      name: 'Gemessen GmbH',
      allowTaxFreeInvoices: false,
      contactPersons: [{ lastName: 'Probe', primary: false }],
    });
    expect(body.addresses).toEqual({ billing: [{ street: 'Weg 1', countryCode: 'DE' }] });
    expect(body.emailAddresses).toEqual({ business: ['a@b.example'] });
    expect(body).not.toHaveProperty('color');
  });
});
