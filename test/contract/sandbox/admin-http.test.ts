/** The part of the admin interface that tests in process do not reach: over HTTP, as other projects use it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty', quirks: { settleMs: 60_000 } });
});
afterAll(() => sandbox.stop());

async function admin(method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/admin${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

describe('the admin interface over HTTP', () => {
  it('tells and moves the clock, and lets it run', async () => {
    const { now } = (await admin('GET', '/clock')).body as { now: string };
    const moved = (await admin('PUT', '/clock', { advanceMs: 1000 })).body as { now: string };
    expect(Date.parse(moved.now) - Date.parse(now)).toBe(1000);
    await admin('PUT', '/clock', { run: true });
    await expect.poll(() => sandbox.admin.organization.now()).toBeGreaterThan(Date.parse(moved.now));
    await admin('PUT', '/clock', { now });
  });

  it('tells and sets quirks and faults', async () => {
    expect((await admin('GET', '/quirks')).body).toMatchObject({ rowNulls: 'omit' });
    await admin('PUT', '/quirks', { rowNulls: 'null' });
    expect((await admin('GET', '/quirks')).body).toMatchObject({ rowNulls: 'null' });
    await admin('PUT', '/faults', { script: '503 x1' });
    expect((await admin('GET', '/faults')).body).toEqual({ script: '503 x1' });
    expect((await get(sandbox, '/profile')).status).toBe(503);
  });

  it('sets pace and plan', async () => {
    await admin('PUT', '/pace', { burst: 1, ratePerSecond: 0.001 });
    expect([(await get(sandbox, '/ping')).status, (await get(sandbox, '/ping')).status]).toEqual([200, 429]);
    sandbox.admin.setPace(4, Infinity);
    await admin('PUT', '/plan', { plan: 'none' });
    expect((await get(sandbox, '/ping')).status).toBe(402);
    await admin('PUT', '/plan', { plan: 'XL' });
  });

  it('makes keys with rights, lets them expire and revokes them', async () => {
    const as = (token: string) => ({ ...sandbox, token });
    await admin('POST', '/keys', { token: 'canary-one', rights: ['profile:read'] });
    await admin('POST', '/keys', { token: 'canary-two' });
    expect((await get(as('canary-one'), '/contacts')).status).toBe(403);
    await admin('POST', '/keys/expire', { token: 'canary-one' });
    await admin('POST', '/keys/revoke', { token: 'canary-two' });
    expect((await get(as('canary-one'), '/profile')).status).toBe(401);
    expect((await get(as('canary-two'), '/profile')).status).toBe(401);
  });

  it('adds an organisation with a key of its own', async () => {
    const { body } = await admin('POST', '/organizations', {
      token: 'canary-other',
      dataSet: 'empty',
      seed: 2,
    });
    const profile = await get({ ...sandbox, token: 'canary-other' }, '/profile');
    expect(profile.body.organizationId).toBe(body.organizationId);
    expect(profile.body.organizationId).not.toBe(sandbox.organizationId);
  });

  it('writes vouchers, changes their status and pays them', async () => {
    const { body } = await admin('POST', '/vouchers', { voucherStatus: 'unchecked' });
    await admin('POST', `/vouchers/${body.id}/status`, { status: 'open' });
    expect((await get(sandbox, `/payments/${body.id}`)).body.openAmount).toBe(119);
    await admin('POST', `/vouchers/${body.id}/pay`);
    expect((await get(sandbox, `/vouchers/${body.id}`)).body.voucherStatus).toBe('paid');
  });

  it('ends the recognition of uploads, lists contacts and deliveries, skips numbers, runs templates', async () => {
    const form = new FormData();
    form.set('type', 'voucher');
    form.set('file', new Blob(['%PDF-1.4\n%%EOF']), 'beleg.pdf');
    const upload = await fetch(`${sandbox.url}/v1/files`, {
      method: 'POST',
      body: form,
      headers: { Authorization: `Bearer ${sandbox.token}` },
    });
    const { id } = (await upload.json()) as { id: string };
    expect((await get(sandbox, `/files/${id}`)).status).toBe(404);
    await admin('POST', '/uploads/finish');
    expect((await get(sandbox, `/files/${id}`)).status).toBe(200);
    expect((await admin('GET', '/contacts')).body).toEqual([]);
    expect((await admin('POST', '/webhooks/flush')).status).toBe(204);
    expect((await admin('GET', '/webhooks/deliveries')).body).toEqual([]);
    expect((await admin('POST', '/recurring-templates/run')).body).toEqual([]);
    const first = (await admin('POST', '/documents', {})).body.voucherNumber as string;
    await admin('POST', '/numbers/skip', { type: 'invoice', count: 2 });
    const next = (await admin('POST', '/documents', {})).body.voucherNumber as string;
    expect(Number(next.slice(2)) - Number(first.slice(2))).toBe(3);
  });
});
