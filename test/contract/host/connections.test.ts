import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../host/server/start-host.ts';
import { startFreshHost } from '../../support/start-fresh-host.ts';
import { FakeRemote } from './fake-remote.ts';
import { makePlugin, type TemporaryFolder } from './temporary-plugin.ts';
import { SeatClient } from './seat-client.ts';

const CANARY = 'canary-8c1f0c5e-b2f4-token';
const remote = new FakeRemote();
const elsewhere = new FakeRemote();
let plugin: TemporaryFolder;
let host: Host;
let seat: SeatClient;
let p: string;

beforeAll(async () => {
  await elsewhere.start();
  const closed = new FakeRemote();
  const dead = await closed.start();
  await closed.stop();
  plugin = await makePlugin({
    connections: [
      {
        id: 'lexoffice',
        baseUrl: 'https://api.lexware.io',
        secret: 'lexoffice.apiToken',
        methods: ['GET'],
        write: { methods: ['POST', 'PUT'], setting: 'lexoffice.overwriteMasterData' },
        pace: { setting: 'lexoffice.gapMs' },
      },
      {
        id: 'dead',
        baseUrl: 'https://api.lexware.io',
        secret: 'lexoffice.apiToken',
        methods: ['GET'],
        pace: { gapMs: 0 },
      },
    ],
  });
  host = await startFreshHost({
    plugins: [plugin.path],
    connections: { lexoffice: `${await remote.start()}/api`, dead },
  });
  seat = new SeatClient(host);
  p = `${await seat.mandant()}/plugins/lexoffice`;
  await seat.send('PATCH', `${p}/settings`, { 'lexoffice.gapMs': 0 });
});
beforeEach(async () => {
  remote.reset();
  elsewhere.reset();
  await seat.send('PUT', `${p}/secrets/lexoffice.apiToken`, { value: CANARY });
  await seat.send('PATCH', `${p}/settings`, { 'lexoffice.overwriteMasterData': null });
});
afterAll(async () => {
  await host.stop();
  await Promise.all([remote.stop(), elsewhere.stop(), plugin.remove()]);
});

const call = (path: string, init: RequestInit = {}) =>
  seat.fetch(`${p}/connections/lexoffice/remote${path}`, {
    ...init,
    headers: { 'x-fibuscan-seat': 'seat-1', ...(init.headers as Record<string, string>) },
  });
const failure = (response: Response) => [response.status, response.headers.get('x-connection-failure')];

describe('a request', () => {
  it('goes below the base URL with the token of the host and of the caller only accept and content-type', async () => {
    const response = await call('/v1/contacts?page=0&q=a%20b', {
      headers: { accept: 'application/json', cookie: 'a=b', 'x-other': '1' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-remote')).toBe('1');
    const [received] = remote.received;
    expect(received).toMatchObject({ method: 'GET', url: '/api/v1/contacts?page=0&q=a%20b' });
    expect(received!.headers).toMatchObject({
      accept: 'application/json',
      authorization: `Bearer ${CANARY}`,
    });
    for (const name of ['cookie', 'x-other', 'x-fibuscan-seat', 'origin', 'referer'])
      expect(received!.headers).not.toHaveProperty(name);
  });

  it('brings back status, bytes and named headers, but no cookie and nothing that browsers obey', async () => {
    const bytes = Buffer.from([0, 255, 1, 128, 10]);
    remote.behaviour = (_request, response) => {
      response.writeHead(418, {
        'content-type': 'application/pdf',
        'set-cookie': 'session=1',
        'x-amzn-requestid': 'abc',
        'x-frame-options': 'ALLOWALL',
        'service-worker-allowed': '/',
        'speculation-rules': '"/x"',
        'www-authenticate': 'Basic',
        'content-security-policy': 'script-src *',
        'access-control-allow-origin': '*',
        'content-disposition': 'inline',
        'retry-after': '7',
      });
      response.end(bytes);
    };
    const response = await call('/v1/files/1');
    expect(response.status).toBe(418);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('x-amzn-requestid')).toBe('abc');
    expect(response.headers.get('retry-after')).toBe('7');
    for (const name of [
      'set-cookie',
      'www-authenticate',
      'access-control-allow-origin',
      'service-worker-allowed',
      'speculation-rules',
    ])
      expect(response.headers.has(name), name).toBe(false);
    expect(response.headers.get('x-frame-options')).not.toBe('ALLOWALL');
    // Opened as a page on the host's own origin the answer can do nothing.
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('content-disposition')).toBe('attachment');
  });

  it.each([600, 999])('answers a status of %i as a failure of the remote', async (status) => {
    remote.behaviour = (_request, response) => response.writeHead(status).end();
    expect(failure(await call('/v1/x'))).toEqual([502, 'refused']);
  });

  it('passes a 204 and a 304 on without body', async () => {
    for (const status of [204, 304]) {
      remote.behaviour = (_request, response) => response.writeHead(status).end();
      expect((await call('/v1/x')).status).toBe(status);
    }
  });

  it('writes only while the setting is on, with the body unchanged (S7)', async () => {
    const write = (method: string, body: BodyInit) =>
      call('/v1/vouchers', { method, body, headers: { 'content-type': 'application/json' } });
    expect(failure(await write('POST', '{}'))).toEqual([502, 'refused']);
    expect(failure(await write('DELETE', '{}'))).toEqual([502, 'refused']);
    await seat.send('PATCH', `${p}/settings`, { 'lexoffice.overwriteMasterData': true });
    expect((await write('POST', '{"amount": 1.10}')).status).toBe(200);
    expect(failure(await write('DELETE', '{}'))).toEqual([502, 'refused']);
    expect(remote.received.map(({ method, body }) => [method, body.toString()])).toEqual([
      ['POST', '{"amount": 1.10}'],
    ]);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array([1, 2, 3])]), 'a.pdf');
    expect((await call('/v1/files', { method: 'POST', body: form })).status).toBe(200);
    expect(remote.received[1]!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  });

  it('needs the seat header even to read', async () => {
    const response = await seat.fetch(`${p}/connections/lexoffice/remote/v1/x`);
    expect(response.status).toBe(403);
    expect(remote.received).toEqual([]);
  });

  it.each(['/../secrets', '/%2e%2e/x', '//evil.example/x', '/v1/..%2f..%2fx', '/\\evil'])(
    'never leaves the base URL: %s',
    async (path) => {
      // A raw socket: fetch would tidy the path up before sending it.
      const status = await raw(`GET ${p}/connections/lexoffice/remote${path} HTTP/1.1`);
      expect(status).not.toBe(200);
      expect(remote.received).toEqual([]);
    },
  );
});

function raw(requestLine: string): Promise<number> {
  const { hostname, port, host: ownHost } = new URL(host.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.end(`${requestLine}\r\nHost: ${ownHost}\r\nx-fibuscan-seat: s\r\nConnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('end', () => resolve(Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1])));
    socket.on('error', reject);
  });
}

describe('without an answer', () => {
  it('tells a missing token', async () => {
    await seat.send('DELETE', `${p}/secrets/lexoffice.apiToken`);
    expect(failure(await call('/v1/x'))).toEqual([502, 'no-secret']);
    expect(remote.received).toEqual([]);
  });

  it('tells a refused connection from one that broke after sending', async () => {
    const dead = await seat.fetch(`${p}/connections/dead/remote/v1/x`, {
      headers: { 'x-fibuscan-seat': 's' },
    });
    expect(failure(dead)).toEqual([502, 'offline']);
    remote.behaviour = (_request, response) => response.socket?.destroy();
    expect(failure(await call('/v1/x'))).toEqual([502, 'interrupted']);
    remote.behaviour = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.socket?.destroy());
    };
    expect(failure(await call('/v1/x'))).toEqual([502, 'interrupted']);
  });

  it('gives up after the time of the caller', async () => {
    remote.behaviour = () => undefined;
    const response = await call('/v1/x', { headers: { 'x-timeout-ms': '100' } });
    expect(failure(response)).toEqual([502, 'timeout']);
    remote.behaviour = (_request, answer) => void answer.write('slow');
    expect(failure(await call('/v1/x', { headers: { 'x-timeout-ms': '100' } }))).toEqual([502, 'timeout']);
  });

  it('does not pass on more than 25 MB', async () => {
    remote.behaviour = (_request, response) => response.end(Buffer.alloc(25 * 1024 * 1024 + 1));
    expect(failure(await call('/v1/x'))).toEqual([502, 'refused']);
  });

  it('aborts at the remote when the caller goes away', async () => {
    const closed = new Promise<void>((resolve) => {
      remote.behaviour = (_request, response) => void response.on('close', resolve);
    });
    const controller = new AbortController();
    const pending = call('/v1/x', { signal: controller.signal });
    while (remote.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await expect(pending).rejects.toThrow();
    await closed;
  });

  it('leaves the queue when the caller goes away', async () => {
    // Long enough for a slow machine to send two requests and withdraw one.
    await seat.send('PATCH', `${p}/settings`, { 'lexoffice.gapMs': 5_000 });
    await call('/first');
    const controller = new AbortController();
    const pending = call('/second', { signal: controller.signal });
    const third = call('/third');
    setTimeout(() => controller.abort(), 50);
    await expect(pending).rejects.toThrow();
    await third;
    await seat.send('PATCH', `${p}/settings`, { 'lexoffice.gapMs': 0 });
    expect(remote.received.map(({ url }) => url)).toEqual(['/api/first', '/api/third']);
  });
});

describe('a redirect', () => {
  const redirect = (status: number, location: string, times = 1) => {
    remote.behaviour = (request, response) => {
      if (remote.received.length <= times) response.writeHead(status, { location }).end();
      else response.end(`at ${request.url}`);
    };
  };

  it('on the same host is followed by a GET, three times at most', async () => {
    redirect(302, '/other?x=1', 3);
    expect(await (await call('/v1/x')).text()).toBe('at /other?x=1');
    remote.received.length = 0;
    redirect(302, '/other', 4);
    expect(failure(await call('/v1/x'))).toEqual([502, 'refused']);
    expect(remote.received).toHaveLength(4);
  });

  it('to another host is never followed, and the token stays here (S2)', async () => {
    for (const location of [`${elsewhere.url}/steal`, elsewhere.url.replace('http:', ''), 'http://[broken']) {
      redirect(307, location);
      remote.received.length = 0;
      expect(failure(await call('/v1/x'))).toEqual([502, 'refused']);
    }
    expect(elsewhere.received).toEqual([]);
  });

  it('of a write is not followed', async () => {
    await seat.send('PATCH', `${p}/settings`, { 'lexoffice.overwriteMasterData': true });
    redirect(307, '/other');
    expect(failure(await call('/v1/x', { method: 'POST', body: '{}' }))).toEqual([502, 'refused']);
    expect(remote.received).toHaveLength(1);
  });
});

describe('the token', () => {
  it('does not come back when the remote echoes it', async () => {
    remote.behaviour = (request, response) => {
      response.setHeader('x-echo', request.headers.authorization ?? '');
      response.end('fine');
    };
    const echoed = await call('/v1/x');
    expect(echoed.status).toBe(200);
    expect([...echoed.headers].join()).not.toContain(CANARY);
    remote.behaviour = (request, response) => response.end(JSON.stringify(request.headers));
    const refused = await call('/v1/x');
    expect(failure(refused)).toEqual([502, 'refused']);
    expect(await refused.text()).not.toContain(CANARY);
  });

  it('does not come back in another spelling either', async () => {
    const echoes = (spelled: string) => {
      remote.behaviour = (_request, response) => {
        response.setHeader('location', `/x?${spelled}`);
        response.end(`{"seen":"${spelled}"}`);
      };
      return call('/v1/x');
    };
    const escaped = CANARY.replaceAll('-', String.raw`\u002d`);
    for (const spelled of [escaped, Buffer.from(CANARY).toString('base64'), `%63${CANARY.slice(1)}`])
      expect(failure(await echoes(spelled)), spelled).toEqual([502, 'refused']);
  });
});

describe('the pace', () => {
  it('keeps one gap between starts over seats and Mandanten', async () => {
    const { body: other } = await seat.send('POST', '/api/mandanten', {
      name: 'Zweite GmbH',
      chartOfAccounts: 'SKR04',
    });
    const second = `/api/mandanten/${other.id}/plugins/lexoffice`;
    for (const place of [p, second]) {
      await seat.send('PUT', `${place}/secrets/lexoffice.apiToken`, { value: CANARY });
      await seat.send('PATCH', `${place}/settings`, { 'lexoffice.gapMs': 600 });
    }
    await Promise.all(
      [p, second, p, second].map((place, index) =>
        seat.fetch(`${place}/connections/lexoffice/remote/${String(index)}`, {
          headers: { 'x-fibuscan-seat': `seat-${String(index)}` },
        }),
      ),
    );
    await seat.send('PATCH', `${p}/settings`, { 'lexoffice.gapMs': 0 });
    expect(remote.received).toHaveLength(4);
    // Two paces of their own would need 600 ms; arrival may jitter under load.
    expect(remote.received[3]!.at - remote.received[0]!.at).toBeGreaterThan(1_200);
  });

  it('waits after a 429', async () => {
    remote.behaviour = (_request, response) =>
      response.writeHead(remote.received.length === 1 ? 429 : 200).end();
    expect((await call('/a')).status).toBe(429);
    expect((await call('/b')).status).toBe(200);
    expect(remote.received[1]!.at - remote.received[0]!.at).toBeGreaterThan(990);
  });
});

it('knows no connection and no plugin that is not declared', async () => {
  expect((await seat.send('GET', `${p}/connections/other/remote/x`)).status).toBe(404);
  expect(
    (await seat.send('GET', `${await seat.mandant()}/plugins/other/connections/lexoffice/remote/x`)).status,
  ).toBe(404);
});

it('does not start with a base URL that is neither https nor loopback', async () => {
  await expect(
    startFreshHost({ plugins: [plugin.path], connections: { lexoffice: 'http://api.lexware.io' } }),
  ).rejects.toThrow('only https');
});
