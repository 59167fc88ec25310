import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Manifest } from '../../../host/api/manifest.schema.ts';
import { loadPlugins } from '../../../host/server/plugins/plugin-folder.ts';
import type { HostInfo } from '../../../host/wire/host-info.ts';
import { startFreshHost } from '../../support/start-fresh-host.ts';
import { SeatClient } from './seat-client.ts';
import { makePlugin, type TemporaryFolder } from './temporary-plugin.ts';

const folders: TemporaryFolder[] = [];
afterAll(() => Promise.all(folders.map((folder) => folder.remove())));

async function plugin(contributes?: object, manifest?: object): Promise<string> {
  const folder = await makePlugin(contributes, manifest);
  folders.push(folder);
  return folder.path;
}
const load = async (path: string) => (await loadPlugins([path]))[0]!;
const own = (await loadPlugins(['.']))[0]!.manifest!;

it('reads the manifest of this project without a problem', async () => {
  expect((await load('.')).problems).toEqual([]);
});

it('skips a bad item, says where, and keeps the rest', async () => {
  const { commands, connections } = own.contributes;
  const { manifest, problems } = await load(
    await plugin({
      commands: [...commands, { command: 'No Good', title: 'x' }, commands[0]],
      connections: [
        ...connections,
        { ...connections[0], id: 'plain', baseUrl: 'http://api.example' },
        { ...connections[0], id: 'open', secret: 'lexoffice.gapMs' },
      ],
      toolbars: {
        customers: [
          { command: 'lexoffice.unknown' },
          { command: 'lexoffice.syncCustomers', when: 'a &&' },
          { command: 'lexoffice.syncCustomers' },
        ],
      },
    }),
  );
  expect(manifest?.contributes.commands).toEqual(commands);
  expect(manifest?.contributes.connections).toEqual(connections);
  expect(manifest?.contributes.toolbars.customers).toEqual([{ command: 'lexoffice.syncCustomers' }]);
  expect(problems).toHaveLength(6);
});

it('misses texts in each language', async () => {
  const { problems } = await load(await plugin(undefined, { name: '%no.such.text%' }));
  expect(problems.filter((problem) => problem.includes('%no.such.text% is missing'))).toHaveLength(2);
});

it.each([
  ['an unreadable file', (path: string) => rm(join(path, 'l10n', 'manifest.en.json'))],
  ['no JSON', (path: string) => writeFile(join(path, 'l10n', 'manifest.en.json'), '{')],
])('tells of a text file that is %s', async (_what, spoil) => {
  const path = await plugin();
  await spoil(path);
  const { manifest, problems } = await load(path);
  expect(manifest).toBeDefined();
  expect(problems).toHaveLength(1);
});

it('reads no text outside the folder', async () => {
  const l10n = { de: '../../etc/passwd', en: 'l10n/manifest.en.json' } satisfies Manifest['l10n'];
  expect((await load(await plugin(undefined, { l10n }))).problems.join()).toContain('outside');
});

it.each([
  ['engines', { engines: { fibuscan: '^2.0.0' } }],
  ['main', { main: '../evil.js' }],
  ['id', { id: '../x' }],
])('cannot use a manifest with a wrong %s, and the others work', async (_what, manifest) => {
  const bad = await plugin(undefined, manifest);
  const host = await startFreshHost({ plugins: [bad, '.'] });
  try {
    const seat = new SeatClient(host);
    const { body } = await seat.send<HostInfo>('GET', '/api/host');
    expect(body.plugins[0]?.problems).not.toEqual([]);
    expect((await seat.send('GET', '/api/host')).status).toBe(200);
  } finally {
    await host.stop();
  }
});

it('takes one plugin per id', async () => {
  const plugins = await loadPlugins(['.', await plugin()]);
  expect(plugins).toHaveLength(1);
  expect(plugins[0]?.problems.join()).toContain('is taken by');
});
