import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/server.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { CANARY_TOKEN, get, send, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const raw = (path: string, init?: RequestInit): Promise<Response> => fetch(sandbox.url + path, init);
const authorized = (init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { Authorization: `Bearer ${sandbox.token}`, ...(init.headers as object) },
});

describe('the gateway', () => {
  it.each([undefined, 'Bearer wrong', 'Basic abc', `bearer${CANARY_TOKEN}`, CANARY_TOKEN])(
    'answers 401 to the header %s',
    async (header) => {
      const response = await raw(
        '/v1/profile',
        header === undefined ? {} : { headers: { Authorization: header } },
      );
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ message: 'Unauthorized' });
      expect(response.headers.get('x-amzn-errortype')).toBe('UnauthorizedException');
      expect(response.headers.get('x-amzn-requestid')).toBeTruthy();
    },
  );

  it('sends no CORS headers and does not answer OPTIONS', async () => {
    const answer = await raw('/v1/profile', authorized({ headers: { Origin: 'https://app.example' } }));
    expect([...answer.headers.keys()].filter((key) => key.startsWith('access-control'))).toEqual([]);
    const preflight = await raw('/v1/profile', {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example', 'Access-Control-Request-Method': 'GET' },
    });
    expect(preflight.ok).toBe(false);
    expect([...preflight.headers.keys()].filter((key) => key.startsWith('access-control'))).toEqual([]);
  });

  it('answers a wrong URL and a wrong method with the text about an equal-sign', async () => {
    for (const answer of [
      await raw('/v2/profile', authorized()),
      await raw('/v1/profile', authorized({ method: 'PATCH' })),
    ]) {
      expect(answer.status).toBe(403);
      expect(((await answer.json()) as { message: string }).message).toContain('missing equal-sign');
    }
  });

  it.each(['/invoices', '/quotations', '/bank-accounts', '/transactions', '/users', '/taxes', '/webhooks'])(
    'has no list at %s',
    async (path) => {
      const { status, body } = await get(sandbox, path);
      expect(status).toBe(404);
      expect(body).toMatchObject({ status: 404, error: 'Not Found', path: `/v1${path}` });
    },
  );

  it.each([
    ['PUT', '/invoices/'],
    ['DELETE', '/invoices/'],
    ['DELETE', '/contacts/'],
    ['DELETE', '/vouchers/'],
  ])('knows no %s on %s{id}', async (method, path) => {
    const id = sandbox.admin.documents()[0]!.id;
    const response = await raw(
      `/v1${path}${id}`,
      authorized({
        method,
        body: method === 'PUT' ? '{}' : null,
        headers: { 'Content-Type': 'application/json' },
      }),
    );
    expect(response.status).toBe(404);
  });

  it('answers 404 for a known id under the path of another type', async () => {
    const invoice = sandbox.admin.documents().find((document) => document.type === 'invoice')!;
    expect((await get(sandbox, `/credit-notes/${invoice.id}`)).status).toBe(404);
    expect((await get(sandbox, `/vouchers/${invoice.id}`)).status).toBe(404);
  });

  it('wants a content type on POST and PUT', async () => {
    const response = await raw(
      '/v1/contacts',
      authorized({ method: 'POST', body: new Uint8Array([123, 125]) }),
    );
    expect(response.status).toBe(415);
  });

  it('writes regular errors with a leading blank, details in German, requestId and traceId', async () => {
    const { status, text, body } = await send(sandbox, 'POST', '/invoices', {});
    expect(status).toBe(406);
    expect(text.startsWith(' {')).toBe(true);
    expect(body).toMatchObject({
      status: 406,
      error: 'Not Acceptable',
      path: '/v1/invoices',
      message: expect.stringContaining('Validation failed'),
    });
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(body.traceId).toBeTruthy();
    expect(body.timestamp).toMatch(/\+0[12]:00$/);
    expect(body.details[0]).toEqual({
      violation: expect.any(String),
      field: expect.any(String),
      message: expect.any(String),
    });
  });

  it('answers in a plan without API with 402, and an expired key with 401', async () => {
    sandbox.admin.setPlan('none');
    expect((await get(sandbox, '/profile')).status).toBe(402);
    sandbox.admin.setPlan('XL');
    sandbox.admin.addKey('old-key');
    expect((await raw('/v1/profile', { headers: { Authorization: 'Bearer old-key' } })).status).toBe(200);
    sandbox.admin.expireKey('old-key');
    expect((await raw('/v1/profile', { headers: { Authorization: 'Bearer old-key' } })).status).toBe(401);
  });
});

describe('the journal', () => {
  it('shows what was asked with which result, and never the token', async () => {
    sandbox.clearJournal();
    await get(sandbox, '/voucherlist?voucherType=invoice&voucherStatus=open&size=7', {
      'X-Custom': CANARY_TOKEN,
    });
    await get(sandbox, '/voucherlist');
    const journal = sandbox.journal();
    expect(journal).toHaveLength(2);
    expect(journal[0]).toMatchObject({
      method: 'GET',
      path: '/v1/voucherlist',
      status: 200,
      query: { voucherType: ['invoice'], size: ['7'] },
      organizationId: sandbox.organizationId,
    });
    expect(journal[1]).toMatchObject({ status: 400 });
    expect(journal[1]!.startedMs).toBeGreaterThanOrEqual(journal[0]!.startedMs);
    expect(JSON.stringify(journal)).not.toContain(CANARY_TOKEN);
    const overHttp = await (await raw('/admin/journal')).text();
    expect(JSON.parse(overHttp)).toHaveLength(2);
    expect(overHttp).not.toContain(CANARY_TOKEN);
  });
});

describe('the pace', () => {
  it.each([1, 2, 3, 4] as const)('lets a burst of %i pass and refuses the rest', async (burst) => {
    const paced = await startSandbox({ token: CANARY_TOKEN, burst, ratePerSecond: 0.001 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => get(paced, '/profile')));
    await paced.stop();
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(burst);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(6 - burst);
    expect(refused[0]?.body).toEqual({ message: 'Rate limit exceeded' });
    expect(refused[0]?.headers.get('retry-after')).toBeNull();
  });

  it('refills, does not execute what it refuses, and counts all keys of an account together', async () => {
    const paced = await startSandbox({
      token: CANARY_TOKEN,
      dataSet: 'empty',
      burst: 1,
      ratePerSecond: 0.25,
    });
    paced.admin.addKey('other-integration');
    const other = { ...paced, token: 'other-integration' };
    expect((await get(other, '/profile')).status).toBe(200);
    const contact = { version: 0, roles: { customer: {} }, company: { name: 'X GmbH' } };
    expect((await send(paced, 'POST', '/contacts', contact)).status).toBe(429);
    expect(paced.admin.contacts()).toHaveLength(0);
    await expect
      .poll(async () => (await send(paced, 'POST', '/contacts', contact)).status, { interval: 250 })
      .toBe(200);
    expect(paced.admin.contacts()).toHaveLength(1);
    await paced.stop();
  });

  it('says when to come again if the quirk is on', async () => {
    const paced = await startSandbox({
      token: CANARY_TOKEN,
      burst: 1,
      ratePerSecond: 0.02,
      quirks: { retryAfter: 'seconds' },
    });
    await get(paced, '/profile');
    const seconds = Number((await get(paced, '/profile')).headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(20);
    expect(seconds).toBeLessThanOrEqual(50);
    await paced.stop();
  });
});

describe('startSandbox', () => {
  it('takes the next free port if the wanted one is taken', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
    });
    const moved = await startTestSandbox({ port, dataSet: 'empty' });
    expect(Number(new URL(moved.url).port)).toBeGreaterThan(port);
    expect((await get(moved, '/profile')).status).toBe(200);
    await moved.stop();
    blocker.close();
  });

  it('serves a second organisation with its own key and pace', async () => {
    const other = sandbox.admin.addOrganization({
      dataSet: 'empty',
      seed: 7,
      token: 'second-organisation',
      companyName: 'Zweitfirma GmbH',
    });
    const profile = await get({ ...sandbox, token: 'second-organisation' }, '/profile');
    expect(profile.body).toMatchObject({
      organizationId: other.organization.id,
      companyName: 'Zweitfirma GmbH',
    });
    expect(other.organization.id).not.toBe(sandbox.organizationId);
    const document = sandbox.admin.documents()[0]!;
    expect((await get({ ...sandbox, token: 'second-organisation' }, `/invoices/${document.id}`)).status).toBe(
      404,
    );
  });
});
