import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with the manifest, from wherever in it this code is bundled to. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'plugin.manifest.json'))) {
    if (folder === dirname(folder)) throw new Error('plugin.manifest.json was not found.');
    folder = dirname(folder);
  }
  return folder;
}
