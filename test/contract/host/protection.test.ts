import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../host/server/start-host.ts';
import { startFreshHost } from '../../support/start-fresh-host.ts';
import { SeatClient } from './seat-client.ts';
import { makePlugin, temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

let plugin: TemporaryFolder;
let workbench: TemporaryFolder;
let host: Host;
let seat: SeatClient;
let m: string;

beforeAll(async () => {
  plugin = await makePlugin();
  await mkdir(join(plugin.path, 'dist', 'chunks'), { recursive: true });
  await writeFile(join(plugin.path, 'dist', 'plugin.js'), 'export {};');
  await writeFile(join(plugin.path, 'dist', '.hidden'), 'hidden');
  await writeFile(join(plugin.path, 'private.json'), '{"secret":true}');
  await writeFile(join(plugin.path, 'l10n', 'other.json'), '{}');
  await symlink('/etc/passwd', join(plugin.path, 'dist', 'passwd.txt'));
  await symlink(join(plugin.path, 'private.json'), join(plugin.path, 'dist', 'link.json'));
  workbench = await temporaryFolder();
  await writeFile(join(workbench.path, 'index.html'), '<!doctype html><title>FIBUscan</title>');
  await writeFile(join(workbench.path, 'main.js'), '// main');
  await writeFile(join(workbench.path, 'pdf worker.mjs'), '// worker');
  await writeFile(join(workbench.path, 'style.css'), ':root{}');
  host = await startFreshHost({ plugins: [plugin.path], workbenchDir: workbench.path });
  seat = new SeatClient(host);
  m = await seat.mandant();
});
afterAll(async () => {
  await host.stop();
  await Promise.all([plugin.remove(), workbench.remove()]);
});

/** Below `fetch`, which forbids these headers and tidies paths up. */
function raw(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(host.url);
  return new Promise((resolve, reject) => {
    request(
      { hostname, port, path, method, headers: { authorization: host.authorization, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    )
      .on('error', reject)
      .end();
  });
}

describe('who may ask', () => {
  it('answers under its own names only (DNS rebinding)', async () => {
    const { port } = new URL(host.url);
    expect((await raw('/api/host', { host: `127.0.0.1:${port}` })).status).toBe(200);
    expect((await raw('/api/host', { host: `localhost:${port}` })).status).toBe(200);
    for (const name of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port}.evil.example`,
      'localhost:1',
    ]) {
      // 400 where the name is none at all
      expect([400, 403]).toContain((await raw('/api/host', { host: name })).status);
      expect([400, 403]).toContain((await raw('/', { host: name })).status);
    }
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'refuses the origin %s',
    async (origin) => {
      expect((await raw('/api/host', { origin })).status).toBe(403);
      expect((await raw('/plugins/lexoffice/plugin.manifest.json', { origin })).status).toBe(403);
    },
  );

  it('takes its own origin', async () => {
    expect((await raw('/api/host', { origin: host.url })).status).toBe(200);
  });

  it('refuses what a browser sends for another site without an origin', async () => {
    expect((await raw('/api/host', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await raw('/api/host', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await raw('/api/host', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('answers no preflight', async () => {
    const response = await seat.fetch(`${m}/persons`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST' },
    });
    expect(response.ok).toBe(false);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('refuses every write without a seat, and JSON under another name', async () => {
    const body = JSON.stringify([]);
    const post = (headers: Record<string, string>) =>
      seat.fetch(`${m}/persons/changes`, { method: 'POST', body, headers });
    expect((await post({ 'content-type': 'application/json' })).status).toBe(403);
    expect((await post({ 'content-type': 'application/json', 'x-fibuscan-seat': 'ä ö' })).status).toBe(403);
    expect((await post({ 'content-type': 'text/plain', 'x-fibuscan-seat': 's' })).status).toBe(422);
    expect(
      (await post({ 'content-type': 'application/json; charset=utf-8', 'x-fibuscan-seat': 's' })).status,
    ).toBe(200);
    for (const method of ['DELETE', 'PUT', 'PATCH']) {
      expect((await seat.fetch(`${m}/persons/x`, { method })).status).toBe(403);
    }
  });

  it('listens on loopback only', async () => {
    const { port } = new URL(host.url);
    const addresses = Object.values((await import('node:os')).networkInterfaces())
      .flat()
      .filter((address) => address?.family === 'IPv4' && !address.internal);
    for (const address of addresses) {
      await expect(fetch(`http://${address!.address}:${port}/api/host`)).rejects.toThrow();
    }
  });
});

describe('every answer', () => {
  it.each(['/', '/main.js', '/api/host', '/api/nothing', '/plugins/lexoffice/dist/plugin.js', '/missing.js'])(
    'of %s carries the security headers',
    async (path) => {
      const { headers } = await seat.fetch(path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
      ]) {
        expect(policy.split('; ')).toContain(directive);
      }
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    },
  );

  it('of the interface is kept by no cache', async () => {
    expect((await seat.fetch('/api/host')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the workbench', () => {
  it('comes as files of the right type, its own addresses as the page', async () => {
    const get = async (path: string) => {
      const response = await seat.fetch(path);
      return [response.status, response.headers.get('content-type'), response.headers.get('cache-control')];
    };
    expect(await get('/')).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    expect(await get('/index.html')).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    expect(await get('/options/interfaces')).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    expect(await get('/main.js')).toEqual([200, 'text/javascript; charset=utf-8', 'no-cache']);
    expect(await get('/pdf%20worker.mjs')).toEqual([200, 'text/javascript; charset=utf-8', 'no-cache']);
    expect(await get('/style.css')).toEqual([200, 'text/css; charset=utf-8', 'no-cache']);
    // A missing script as HTML would be a riddle in the console.
    expect((await get('/missing.js'))[0]).toBe(404);
    expect((await get('/api/nothing'))[0]).toBe(404);
    expect((await get('/%zz'))[0]).toBe(404);
  });

  it('is asked again but not sent again while it has not changed', async () => {
    const etag = (await seat.fetch('/main.js')).headers.get('etag') ?? '';
    const again = await seat.fetch('/main.js', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    await writeFile(join(workbench.path, 'main.js'), '// changed');
    const changed = await seat.fetch('/main.js', { headers: { 'if-none-match': etag } });
    expect(await changed.text()).toBe('// changed');
  });

  it('answers HEAD without body', async () => {
    const response = await seat.fetch('/style.css', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '7',
      '',
    ]);
  });
});

describe('a plugin folder', () => {
  it.each([
    ['plugin.manifest.json', 'application/json', 'no-store'],
    ['l10n/manifest.de.json', 'application/json', 'no-store'],
    ['dist/plugin.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ])('shows %s', async (path, type, cache) => {
    const response = await seat.fetch(`/plugins/lexoffice/${path}`);
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('cache-control'),
    ]).toEqual([200, type, cache]);
  });

  it.each([
    'private.json',
    'l10n/other.json',
    'l10n',
    'dist',
    'dist/',
    'dist/.hidden',
    'dist/passwd.txt',
    'dist/link.json/../../private.json',
    'dist/../private.json',
    'dist/%2e%2e/private.json',
    'dist/..%2fprivate.json',
    'dist/%2e%2e%2fprivate.json',
    'dist/..%5cprivate.json',
    'dist//private.json',
    'dist/%00',
    'dist/chunks',
    '../../plugins/other/x',
    '..%2f..%2fetc%2fpasswd',
  ])('hides %s (S5)', async (path) => {
    const { status, text } = await raw(`/plugins/lexoffice/${path}`);
    expect(status).toBe(404);
    expect(text).not.toMatch(/secret|root:|hidden/);
  });

  it('of another name does not exist', async () => {
    expect((await raw('/plugins/other/plugin.manifest.json')).status).toBe(404);
    expect((await raw('/plugins/__proto__/plugin.manifest.json')).status).toBe(404);
  });
});

describe('a bad request', () => {
  it.each([
    ['no JSON', '{'],
    ['an object for a list', '{}'],
    ['nothing', ''],
  ])('%s is refused with a German sentence', async (_what, body) => {
    const response = await seat.fetch(`${m}/persons/changes`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-fibuscan-seat': 's' },
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      error: { code: 'invalid', message: expect.any(String) as string },
    });
  });

  it('does not quote what was sent', async () => {
    const { body } = await seat.send('POST', '/api/mandanten', {
      name: 'x',
      chartOfAccounts: '<img onerror=alert(1)>',
    });
    expect(JSON.stringify(body)).not.toContain('img');
  });

  it('to a Mandant that does not exist is not found', async () => {
    for (const id of [crypto.randomUUID(), 'x', '%00', "'"]) {
      expect((await seat.send('GET', `/api/mandanten/${id}/persons`)).status).toBe(404);
    }
  });
});
