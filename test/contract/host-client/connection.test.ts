import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../host/api/connections.ts';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import { startTestHost, type TestHost } from './test-host.ts';

/** The remote: answers what it was asked; `/slow` never answers. */
function startRemote(): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v1/slow')) return;
    if (request.url?.startsWith('/v1/throttled')) {
      response.writeHead(429, { 'retry-after': '60' }).end();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = request.url?.startsWith('/v1/missing') ? 404 : 200;
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-amzn-requestid': 't1',
        'set-cookie': 'a=b',
      });
      response.end(
        JSON.stringify({
          method: request.method,
          url: request.url,
          headers: pick(request),
          body: Buffer.concat(chunks).toString('latin1'),
        }),
      );
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const pick = ({ headers }: IncomingMessage): unknown => ({
  accept: headers.accept,
  authorization: headers.authorization,
});

describe('connection of the client', () => {
  let remote: Server;
  let test: TestHost;
  let session: MandantSession;
  let connection: Connection;

  beforeAll(async () => {
    remote = await startRemote();
    test = await startTestHost({
      lexoffice: `http://127.0.0.1:${String((remote.address() as AddressInfo).port)}`,
    });
    session = await test.session();
    await session.services(test.manifest).settings.update('lexoffice.gapMs', 0);
    connection = session.services(test.manifest).connections.get('lexoffice');
  });
  afterAll(async () => {
    await test.stop();
    remote.closeAllConnections();
    remote.close();
  });

  const json = (body: Uint8Array<ArrayBuffer>): Record<string, unknown> =>
    JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;

  it('fails with no-secret while nothing is stored', async () => {
    await expect(connection.send({ method: 'GET', path: '/v1/profile', lane: 'user' })).rejects.toMatchObject(
      {
        name: 'ConnectionError',
        failure: 'no-secret',
      },
    );
  });

  it('passes path, query, headers and any status through, and shows where it leads', async () => {
    await session.admin.putSecret('lexoffice', 'lexoffice.apiToken', 'canary-token-1');
    const answer = await connection.send({
      method: 'GET',
      path: '/v1/missing?a=1&b=%C3%BC',
      headers: { Accept: 'application/xml', 'x-other': 'no' },
      lane: 'user',
    });
    expect(answer.status).toBe(404);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'x-amzn-requestid': 't1' });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(json(answer.body)).toMatchObject({
      method: 'GET',
      url: '/v1/missing?a=1&b=%C3%BC',
      headers: { accept: 'application/xml' },
    });
    expect(connection.baseUrl).toContain('http://127.0.0.1:');
  });

  it('lets an abort through at once', async () => {
    const abort = new AbortController();
    const sending = connection.send({ method: 'GET', path: '/v1/slow', lane: 'user', signal: abort.signal });
    setTimeout(() => abort.abort(), 50);
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails with timeout when the remote does not answer in time', async () => {
    await expect(
      connection.send({ method: 'GET', path: '/v1/slow', lane: 'user', timeoutMs: 100 }),
    ).rejects.toMatchObject({ failure: 'timeout' });
  });

  it.each(['v1/profile', '/../../../persons', '/v1/../../../../settings'])(
    'refuses the path %s',
    async (path) => {
      await expect(connection.send({ method: 'GET', path, lane: 'user' })).rejects.toMatchObject({
        failure: 'refused',
      });
    },
  );

  it('refuses a method that the manifest does not allow', async () => {
    await expect(
      connection.send({ method: 'POST', path: '/v1/contacts', body: '{}', lane: 'user' }),
    ).rejects.toMatchObject({ failure: 'refused' });
  });

  it('throws for a connection that the manifest does not declare', () => {
    expect(() => session.services(test.manifest).connections.get('other')).toThrow(/other/);
  });

  it('G1: tells every seat that the remote throttles, and for how long', async () => {
    const other = (await test.session()).services(test.manifest).connections.get('lexoffice');
    const told = Promise.all(
      [connection, other].map(({ onDidPause }) => new Promise<number>((resolve) => onDidPause(resolve))),
    );
    await connection.send({ method: 'GET', path: '/v1/throttled', lane: 'user' });
    for (const forMs of await told) expect(forMs).toBe(60_000);
    // Who comes into the pause hears what is left of it, however late.
    const left = new Promise<number>((resolve) => other.onDidPause(resolve));
    const abort = new AbortController();
    const waiting = other.send({ method: 'GET', path: '/v1/x', lane: 'bulk', signal: abort.signal });
    const milliseconds = await left;
    expect(milliseconds).toBeGreaterThan(0);
    expect(milliseconds).toBeLessThan(60_000);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails with host when the host is gone', async () => {
    await test.stop();
    await expect(connection.send({ method: 'GET', path: '/v1/profile', lane: 'user' })).rejects.toMatchObject(
      {
        failure: 'host',
      },
    );
  });
});
