/** Keys with single rights: reading and saving apart (sandbox/evidence.md gateway-8). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';

const READER = 'canary-reader';
const CONTACT = { version: 0, roles: { customer: {} }, company: { name: 'Nur gelesen GmbH' } };

let sandbox: Sandbox;
/** The sandbox as a key with few rights sees it. */
let asReader: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
  sandbox.admin.addKey(READER, ['profile:read', 'contacts:read', 'voucherlist:read', 'invoices:read']);
  asReader = { ...sandbox, token: READER };
});
afterAll(() => sandbox.stop());

describe('a key with single rights', () => {
  it.each(['/profile', '/contacts', '/voucherlist?voucherType=any&voucherStatus=any'])(
    'reads %s, for which it has the right',
    async (path) => {
      expect((await get(asReader, path)).status).toBe(200);
    },
  );

  it.each(['/countries', '/payments/x', '/quotations/x', '/articles', '/event-subscriptions'])(
    'is refused %s with access_denied',
    async (path) => {
      const { status, body } = await get(asReader, path);
      expect(status).toBe(403);
      expect(body).toEqual({ message: 'access_denied' });
    },
  );

  it('reads what it may not save', async () => {
    expect((await send(asReader, 'POST', '/contacts', CONTACT)).status).toBe(403);
    expect((await send(asReader, 'POST', '/invoices', {})).status).toBe(403);
    expect((await send(sandbox, 'POST', '/contacts', CONTACT)).status).toBe(200);
  });

  it('gets the file with the document', async () => {
    const { id } = sandbox.admin.createInvoice();
    const { body } = await get(asReader, `/invoices/${id}/document`);
    expect((await get(asReader, `/files/${body.documentFileId}`)).status).toBe(200);
  });

  it('cannot be made with a right that does not exist', () => {
    expect(() => sandbox.admin.addKey('x', ['contact:read'])).toThrow(/unknown right "contact:read"/);
  });

  it('can be the first key of a sandbox', async () => {
    const narrow = await startTestSandbox({ dataSet: 'empty', rights: ['profile:read'] });
    const statuses = [(await get(narrow, '/profile')).status, (await get(narrow, '/contacts')).status];
    await narrow.stop();
    expect(statuses).toEqual([200, 403]);
  });
});
