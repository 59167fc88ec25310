import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { writeBackup } from '../host/server/backup/write-backup.ts';
import type { Backup } from '../host/wire/backup.ts';
import { atTheBooks } from './at-the-books.ts';
import { dataPlace, withDataOption } from './data-place.ts';
import { sayAndFail } from './say-and-fail.ts';

const { to, data } = withDataOption(
  new Command('npm run backup --')
    .description(
      'Writes all books into one file, while the server runs or not. The key of the secrets is not in it.',
    )
    .requiredOption('--to <file>', 'the file; an older one is replaced'),
)
  .parse()
  .opts<{ to: string; data?: string }>();

try {
  const place = dataPlace(data);
  const file = resolve(to);
  const { rows } = await atTheBooks(place, {
    byServer: async (ask) => {
      const backup = (await ask('POST', '/api/host/backups')) as Backup;
      await move(backup.file, file);
      return backup;
    },
    byItself: (database) => writeBackup(database, file, new Date()),
  });
  console.log(`
  Gesichert: ${String(rows)} Zeilen aller Tabellen in ${file}
  Nicht darin: die Schlüsseldatei ${join(place.dataDir, 'secret.key')}. Getrennt davon aufbewahren; ohne sie ist nach dem
  Zurückspielen nur der API-Token neu einzutragen.
`);
} catch (error) {
  sayAndFail('Die Sicherung ist misslungen', error);
}

/** Whole or not at all, also to another drive. */
async function move(from: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  try {
    await rename(from, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, `${target}.new`);
    await rename(`${target}.new`, target);
    await rm(from);
  }
}
