import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'fibuscan-host-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A copy of this plugin's folder with another manifest: `contributes` is replaced member by member, the rest by `manifest`. */
export async function makePlugin(contributes: object = {}, manifest: object = {}): Promise<TemporaryFolder> {
  const folder = await temporaryFolder();
  const own = JSON.parse(await readFile('plugin.manifest.json', 'utf8')) as { contributes: object };
  await writeFile(
    join(folder.path, 'plugin.manifest.json'),
    JSON.stringify({ ...own, contributes: { ...own.contributes, ...contributes }, ...manifest }),
  );
  await cp('l10n', join(folder.path, 'l10n'), { recursive: true });
  return folder;
}
