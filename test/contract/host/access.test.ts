import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, type Host } from '../../../host/server/start-host.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { HOST_USER } from '../../support/own-mandant.ts';
import { startFreshHost } from '../../support/start-fresh-host.ts';
import { TestClock } from '../../support/test-clock.ts';
import { SeatClient } from './seat-client.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

const clock = new TestClock();
let folder: TemporaryFolder;
let host: Host;
let m: string;

const start = async (): Promise<void> => {
  host = await startHost({
    plugins: ['.'],
    dataDir: folder.path,
    user: HOST_USER,
    clock: () => clock.now(),
    log: () => undefined,
  });
};

beforeAll(async () => {
  folder = await temporaryFolder();
  await placeDatabase(folder.path);
  await start();
  m = await new SeatClient(host).mandant();
});
afterAll(async () => {
  await host.stop();
  await folder.remove();
});

/** As a browser with this cookie; what it gets to keep is part of the answer. */
async function browse(
  path: string,
  cookie?: string,
  init: Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> } = {},
) {
  const response = await fetch(new URL(path, host.url), {
    ...init,
    headers: { 'x-fibuscan-seat': 's', ...(cookie === undefined ? {} : { cookie }), ...init.headers },
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    policy: response.headers.get('content-security-policy') ?? '',
    set: response.headers.get('set-cookie'),
    text: response.headers.get('content-type') === 'text/event-stream' ? '' : await response.text(),
  };
}

const kept = (set: string | null): string => set!.split(';')[0]!;

async function logIn(): Promise<string> {
  return kept((await browse(host.newLink())).set);
}

describe('without a session', () => {
  it.each([
    '/api/host',
    '/api/mandanten',
    '/api/nothing',
    'M',
    'M/vouchers',
    'M/persons',
    'M/audit-log',
    'M/events',
    'M/plugins/lexoffice/settings',
    'M/plugins/lexoffice/state/marks',
    'M/plugins/lexoffice/connections/lexoffice/remote/v1/profile',
  ])('%s answers 401 and nothing else', async (path) => {
    const { status, text } = await browse(path.replace(/^M/, m));
    expect(status).toBe(401);
    expect(JSON.parse(text)).toEqual({
      error: { code: 'unauthenticated', message: expect.stringContaining('Bitte anmelden') as string },
    });
  });

  it('nobody writes, makes a link, or learns whether a Mandant exists', async () => {
    const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    for (const path of ['/api/links', '/api/mandanten', `${m}/vouchers`, '/api/mandanten/x/vouchers'])
      expect((await browse(path, undefined, post)).status).toBe(401);
  });

  it.each(['/', '/options/interfaces', '/main.js', '/plugins/lexoffice/dist/plugin.js', '/plugins/x/y.js'])(
    '%s shows how to log in',
    async (path) => {
      const { status, type, text, policy } = await browse(path);
      expect([status, type]).toEqual([401, 'text/html; charset=UTF-8']);
      expect(text).toContain('npm run link');
      expect(text).not.toContain('<script');
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
    },
  );

  it('a key or a cookie of somebody else opens nothing', async () => {
    const other = await startFreshHost({ plugins: [], log: () => undefined });
    try {
      const wrong = [
        other.authorization,
        host.authorization.slice(0, -1),
        `${host.authorization}x`,
        'Bearer ',
        'Basic x',
      ];
      for (const authorization of wrong)
        expect((await browse('/api/host', undefined, { headers: { authorization } })).status).toBe(401);
      const foreign = kept((await fetch(other.newLink())).headers.get('set-cookie'));
      const renamed = foreign.replace(/^[^=]+/, (await logIn()).split('=')[0]!);
      expect((await browse('/api/host', renamed)).status).toBe(401);
    } finally {
      await other.stop();
    }
  });
});

describe('a log-in link', () => {
  it('lets one browser in, once, and stays in no address', async () => {
    const link = host.newLink();
    const { status, set, text } = await browse(link);
    expect(status).toBe(200);
    expect(set).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$|HttpOnly(?=.*SameSite=Strict)/);
    expect(text).toContain('content="0;url=/"');
    const cookie = kept(set);
    expect((await browse('/api/host', cookie)).status).toBe(200);
    expect((await browse(link)).status).toBe(401);
    expect((await browse(link)).text).toContain('schon benutzt');
    // Opened again where it has worked: on to the workbench.
    expect((await browse(link, cookie)).status).toBe(200);
  });

  it('is not used up by a program that looks at its headers', async () => {
    const link = host.newLink();
    await browse(link, undefined, { method: 'HEAD' });
    expect((await browse(link)).status).toBe(200);
  });

  it.each(['', '?code=', '?code=x', '?code=undefined'])('that is none (%s) lets nobody in', async (query) => {
    const { status, set } = await browse(`/anmelden${query}`);
    expect([status, set]).toEqual([401, null]);
  });

  it('is given to whoever is logged in', async () => {
    const { body, status } = await new SeatClient(host).send<{ url: string }>('POST', '/api/links');
    expect(status).toBe(201);
    expect((await browse(body.url)).status).toBe(200);
  });
});

describe('a session', () => {
  it('says who writes', async () => {
    const cookie = await logIn();
    await browse('/api/mandanten', cookie, {
      method: 'POST',
      body: JSON.stringify({ name: 'Von Frau Muster', chartOfAccounts: 'SKR03' }),
      headers: { 'content-type': 'application/json' },
    });
    const seat = new SeatClient(host);
    const { body: mandanten } = await seat.send<{ id: string; name: string }[]>('GET', '/api/mandanten');
    const { id } = mandanten.find(({ name }) => name === 'Von Frau Muster')!;
    const { body: lines } = await seat.send<{ user: string; seat: string }[]>(
      'GET',
      `/api/mandanten/${id}/audit-log`,
    );
    expect(lines[0]).toMatchObject({ user: HOST_USER, seat: 's' });
  });

  it('is refused when a single character of it was changed', async () => {
    const cookie = await logIn();
    const [name, value] = [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)];
    const forged = decodeURIComponent(value).replace(HOST_USER, 'Chefin');
    expect((await browse('/api/host', `${name}=${encodeURIComponent(forged)}`)).status).toBe(401);
    expect((await browse('/api/host', `${name}=`)).status).toBe(401);
    expect((await browse('/api/host', `${name}=%7B%7D.x`)).status).toBe(401);
  });

  it('lasts a month from its last use, and is renewed by using it', async () => {
    const cookie = await logIn();
    expect((await browse('/api/host', cookie)).set).toBeNull();
    clock.advance({ days: 20 });
    const renewed = kept((await browse('/api/host', cookie)).set);
    clock.advance({ days: 20 });
    expect((await browse('/api/host', renewed)).status).toBe(200);
    expect((await browse('/api/host', cookie)).status).toBe(401);
  });

  it('outlives the server, on the same address, until the access key is deleted', async () => {
    const key = join(folder.path, 'access.key');
    expect((await stat(key)).mode & 0o077).toBe(0);
    const cookie = await logIn();
    const authorization = host.authorization;
    const at = (url: string): string => cookie.replace(/^fibuscan-\d+/, `fibuscan-${new URL(url).port}`);
    await host.stop();
    await start();
    expect((await browse('/api/host', at(host.url))).status).toBe(200);
    expect(host.authorization).toBe(authorization);
    await host.stop();
    await rm(key);
    await start();
    expect((await browse('/api/host', at(host.url))).status).toBe(401);
  });
});
