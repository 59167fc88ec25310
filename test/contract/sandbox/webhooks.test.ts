import { createVerify } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { EVENT_TYPES } from '../../../sandbox/routes/event-subscriptions.ts';
import { CANARY_TOKEN, call, get, send, startTestSandbox } from './client.ts';

interface Received {
  method: string;
  body: string;
  signature: string;
  path: string;
}

let sandbox: Sandbox;
let receiver: Server;
let callbackUrl: string;
let received: Received[];
let status: number;

beforeEach(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty' });
  sandbox.admin.documents();
  received = [];
  status = 204;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({
        method: request.method ?? '',
        body,
        signature: String(request.headers['x-lxo-signature']),
        path,
      });
      if (path.startsWith('/hop'))
        response.writeHead(307, { location: `/hop${Number(path.slice(4)) + 1}` }).end();
      else response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  callbackUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  await sandbox.stop();
  receiver.closeAllConnections();
  receiver.close();
});

const subscribe = (eventType: string, url = callbackUrl) =>
  send(sandbox, 'POST', '/event-subscriptions', { eventType, callbackUrl: url });
const posts = (): Received[] => received.filter((request) => request.method === 'POST');

describe('event subscriptions', () => {
  it('knows 42 event types', () => {
    expect(EVENT_TYPES.size).toBe(42);
  });

  it('creates with 201, Location and version 0 after a HEAD request, lists, reads and deletes', async () => {
    const created = await subscribe('invoice.changed');
    expect(created.status).toBe(201);
    expect(created.body.version).toBe(0);
    expect(created.headers.get('location')).toBe(created.body.resourceUri);
    expect(received.map((request) => request.method)).toEqual(['HEAD']);
    const { body } = await get(sandbox, '/event-subscriptions');
    expect(Object.keys(body as object)).toEqual(['content']);
    expect(body.content[0]).toEqual({
      subscriptionId: created.body.id,
      organizationId: sandbox.organizationId,
      createdDate: expect.any(String),
      eventType: 'invoice.changed',
      callbackUrl,
    });
    expect((await get(sandbox, `/event-subscriptions/${created.body.id}`)).body).toEqual(body.content[0]);
    expect((await subscribe('invoice.changed')).status).toBe(409);
    expect((await call(sandbox, 'DELETE', `/event-subscriptions/${created.body.id}`)).status).toBe(204);
    expect((await get(sandbox, `/event-subscriptions/${created.body.id}`)).status).toBe(404);
  });

  it('refuses unknown types, plain http to the world, and hosts that do not answer', async () => {
    expect((await subscribe('invoice.exploded')).status).toBe(406);
    expect((await subscribe('invoice.changed', 'http://hooks.example/lxo')).status).toBe(406);
    expect((await subscribe('invoice.changed', 'http://127.0.0.1:1/')).status).toBe(406);
    expect((await subscribe('invoice.changed', 'not a url')).status).toBe(406);
    expect((await subscribe('invoice.changed', 'https://hooks.example/lxo')).status).toBe(201);
  });
});

describe('deliveries', () => {
  it('carry the four members and a signature over the raw body', async () => {
    await subscribe('invoice.created');
    const invoice = sandbox.admin.createInvoice();
    await sandbox.admin.flushWebhooks();
    const [delivery] = posts();
    expect(JSON.parse(delivery!.body)).toEqual({
      organizationId: sandbox.organizationId,
      eventType: 'invoice.created',
      resourceId: invoice.id,
      eventDate: '2026-09-15T10:00:00.000+02:00',
    });
    const valid = (body: string): boolean =>
      createVerify('RSA-SHA512')
        .update(body)
        .verify(sandbox.admin.webhookPublicKey(), delivery!.signature, 'base64');
    expect(valid(delivery!.body)).toBe(true);
    expect(valid(delivery!.body + ' ')).toBe(false);
    const overHttp = await (await fetch(`${sandbox.url}/admin/webhooks/public-key`)).text();
    expect(overHttp).toBe(sandbox.admin.webhookPublicKey());
  });

  it('are repeated after 10, 20, 40, 80 and 160 seconds while the answer is no success', async () => {
    await subscribe('contact.created');
    status = 503;
    sandbox.admin.createContact();
    await sandbox.admin.flushWebhooks();
    for (const seconds of [10, 20, 40, 80, 160]) {
      const before = posts().length;
      sandbox.admin.advance(seconds * 1000 - 1);
      await sandbox.admin.flushWebhooks();
      expect(posts()).toHaveLength(before);
      sandbox.admin.advance(1);
      await sandbox.admin.flushWebhooks();
      expect(posts()).toHaveLength(before + 1);
    }
    status = 200;
    sandbox.admin.advance(30 * 60_000);
    await sandbox.admin.flushWebhooks();
    expect(posts()).toHaveLength(7);
    sandbox.admin.advance(24 * 3_600_000);
    await sandbox.admin.flushWebhooks();
    expect(posts()).toHaveLength(7);
    expect(sandbox.admin.webhookDeliveries().map((delivery) => delivery.outcome)).toEqual([
      503, 503, 503, 503, 503, 503, 200,
    ]);
  });

  it('end the subscription at once on 410 and after the first retries on 404', async () => {
    const gone = await subscribe('contact.created');
    status = 410;
    sandbox.admin.createContact();
    await sandbox.admin.flushWebhooks();
    expect((await get(sandbox, `/event-subscriptions/${gone.body.id}`)).status).toBe(404);
    status = 204;
    const lost = await subscribe('contact.deleted');
    status = 404;
    sandbox.admin.deleteContact(sandbox.admin.contacts()[0]!.id);
    for (const seconds of [0, 10, 20, 40, 80, 160]) {
      sandbox.admin.advance(seconds * 1000);
      await sandbox.admin.flushWebhooks();
    }
    expect((await get(sandbox, `/event-subscriptions/${lost.body.id}`)).status).toBe(404);
  });

  it('follow at most three redirects', async () => {
    await subscribe('contact.created', callbackUrl.replace('/hook', '/hop0'));
    sandbox.admin.createContact();
    await sandbox.admin.flushWebhooks();
    expect(posts().map((request) => request.path)).toEqual(['/hop0', '/hop1', '/hop2', '/hop3']);
    expect(sandbox.admin.webhookDeliveries()[0]?.outcome).toBe('unreachable');
  });

  it('a revoked key tells token.revoked and loses all subscriptions', async () => {
    await subscribe('token.revoked');
    await sandbox.admin.revokeKey(CANARY_TOKEN);
    expect(JSON.parse(posts()[0]!.body)).toMatchObject({
      eventType: 'token.revoked',
      resourceId: sandbox.admin.organization.connectionId,
    });
    expect((await get(sandbox, '/profile')).status).toBe(401);
    expect(sandbox.admin.organization.subscriptions.size).toBe(0);
  });
});
