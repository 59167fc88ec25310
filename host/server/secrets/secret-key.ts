import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;

/**
 * The key that seals the secrets of the database: it lies beside it, so that a copy of the database alone gives nothing away. Without a
 * folder it lives as long as the process.
 */
export async function loadSecretKey(folder: string | undefined): Promise<Buffer> {
  if (folder === undefined) return randomBytes(KEY_BYTES);
  const file = join(folder, 'secret.key');
  const stored = await read(file);
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
  const key = await read(file);
  if (key === undefined) throw new Error(`${file} could not be written`);
  return key;
}

async function read(file: string): Promise<Buffer | undefined> {
  try {
    const key = await readFile(file);
    if (key.length !== KEY_BYTES)
      throw new Error(
        `Die Schlüsseldatei ${file} ist beschädigt. Aus einer Sicherung zurückholen; oder löschen, dann ist nur der API-Token neu einzutragen.`,
      );
    await chmod(file, 0o600); // copied or restored it may have become readable for others
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
