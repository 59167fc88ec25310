import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { restoreBackup } from '../host/server/backup/restore-backup.ts';
import { restoreFolder, type Restored } from '../host/server/backup/restore-folder.ts';
import { openDatabase } from '../host/server/database/open-database.ts';
import { FolderInUse } from '../host/server/folder-lock.ts';
import { verifyBooks } from '../host/server/verification/verify-books.ts';
import { dataPlace, withDataOption } from './data-place.ts';
import { sayAndFail } from './say-and-fail.ts';

const { from, data } = withDataOption(
  new Command('npm run restore --')
    .description(
      'Puts a backup in the place of the books of a data folder, or into an empty PostgreSQL database (DATABASE_URL).',
    )
    .requiredOption('--from <file>', 'a file of npm run backup, or one of the folder backups'),
)
  .parse()
  .opts<{ from: string; data?: string }>();

try {
  const { dataDir, databaseUrl } = dataPlace(data);
  const { header, verification, before } = await (databaseUrl === undefined
    ? restoreFolder(dataDir, resolve(from), new Date())
    : restoreServer(databaseUrl, resolve(from)));
  const { checked, problems } = verification;
  console.log(`
  Zurückgespielt: der Stand vom ${new Date(header.createdAt).toLocaleString('de-DE')} (${header.mandanten.join(', ')}),
  ${String(checked.reduce((sum, { rows }) => sum + rows, 0))} Zeilen, ${problems.length === 0 ? 'alle geprüft.' : `${String(problems.length)} davon stimmen nicht:`}
${problems.map(({ text }) => `    ${text}\n`).join('')}${before === undefined ? '' : `  Die Datenbank davor liegt in ${before}\n`}  Der API-Token öffnet sich nur mit der Schlüsseldatei von damals (${join(dataDir, 'secret.key')}); sonst ist er neu einzutragen.
`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  const running = error instanceof FolderInUse ? ' Bitte erst beenden.' : '';
  sayAndFail(
    'Es wurde nichts zurückgespielt',
    running === '' ? error : `${(error as Error).message}${running}`,
  );
}

async function restoreServer(databaseUrl: string, file: string): Promise<Restored> {
  const opened = await openDatabase({ databaseUrl, seals: true });
  try {
    const header = await restoreBackup(opened.database, file);
    return { header, verification: await verifyBooks(opened.database) };
  } finally {
    await opened.close();
  }
}
