import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verification } from '../../wire/verification.ts';
import { openDatabase } from '../database/open-database.ts';
import { lockFolder } from '../folder-lock.ts';
import { verifyBooks } from '../verification/verify-books.ts';
import type { BackupHeader } from './backup-format.ts';
import { checkBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';

export interface Restored {
  readonly header: BackupHeader;
  readonly verification: Verification;
  /** Where the database lies that was there before. */
  readonly before?: string;
}

/**
 * Puts a backup in the place of the embedded database of a data folder on which no host runs. What was there is kept beside it; until the backup is
 * wholly there and looked through, nothing of the folder changes.
 * @throws FolderInUse, UnusableBackup
 */
export async function restoreFolder(dataDir: string, file: string, now: Date): Promise<Restored> {
  const lock = await lockFolder(dataDir);
  try {
    const [place, draft] = [join(dataDir, 'database'), join(dataDir, 'database.restoring')];
    await checkBackup(file);
    await rm(draft, { recursive: true, force: true });
    const opened = await openDatabase({ folder: draft, seals: true });
    let restored: Restored;
    try {
      const header = await restoreBackup(opened.database, file);
      restored = { header, verification: await verifyBooks(opened.database) };
    } catch (error) {
      await opened.close();
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
    await opened.close();
    if (!existsSync(place)) {
      await rename(draft, place);
      return restored;
    }
    const before = join(dataDir, `database.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`);
    await rename(place, before);
    await rename(draft, place);
    return { ...restored, before };
  } finally {
    await lock.release();
  }
}
