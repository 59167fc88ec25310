import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a host keeps in its data folder; whatever else lies there is not its own. */
const OWN = ['database', 'backups', 'secret.key', 'access.key', 'host.json'];

/** Takes from everybody but the owner what a host keeps in a folder, also one that was there before, copied or restored. */
export async function forOwnerOnly(dataDir: string): Promise<void> {
  const there = await readdir(dataDir, { withFileTypes: true });
  const own = there.filter(({ name }) => OWN.includes(name));
  // A folder with other things in it, a home or a common one, is somebody else's to open.
  if (own.length === there.length) await chmod(dataDir, 0o700);
  for (const entry of own) {
    const path = join(dataDir, entry.name);
    if (entry.isDirectory()) await closeFolder(path);
    else if (entry.isFile()) await chmod(path, 0o600);
  }
}

async function closeFolder(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await closeFolder(path);
    else if (entry.isFile()) await chmod(path, 0o600);
  }
}
