import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;

/** The keys that lie in the data folder beside the database, and what a user does when one is damaged. */
const KEY_FILES = {
  /** Seals the secrets of the database: a copy of the database alone gives nothing away. */
  'secret.key': 'Aus einer Sicherung zurückholen; oder löschen, dann ist nur der API-Token neu einzutragen.',
  /** Opens the host to programs of its owner, and signs the sessions of browsers. */
  'access.key': 'Löschen und neu starten: Dann sind nur die Browser neu anzumelden.',
} as const;

/** Reads a key, or makes it at the first start. Without a folder it lives as long as the process. @throws Error with a sentence for the user */
export async function loadKey(folder: string | undefined, name: keyof typeof KEY_FILES): Promise<Buffer> {
  if (folder === undefined) return randomBytes(KEY_BYTES);
  const file = join(folder, name);
  const stored = await readKey(folder, name);
  if (stored !== undefined) return stored;
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, randomBytes(KEY_BYTES), { mode: 0o600, flush: true });
  try {
    await link(draft, file); // fails when another server on the folder was faster: then its key counts
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  const key = await readKey(folder, name);
  if (key === undefined) throw new Error(`${file} could not be written`);
  return key;
}

/** @returns `undefined` where no host has ever started */
export async function readKey(folder: string, name: keyof typeof KEY_FILES): Promise<Buffer | undefined> {
  const file = join(folder, name);
  try {
    const key = await readFile(file);
    if (key.length !== KEY_BYTES)
      throw new Error(`Die Schlüsseldatei ${file} ist beschädigt. ${KEY_FILES[name]}`);
    await chmod(file, 0o600); // copied or restored it may have become readable for others
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
