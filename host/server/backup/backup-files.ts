import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const EXTENSION = '.fibuscan';

/** Why a backup was made; the first part of its name. */
export type BackupOccasion = 'nachts' | 'von-hand' | `vor-schritt-${number}`;

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

/** A name that sorts by time, e.g. `nachts-2026-11-28T02-00-00-000Z.fibuscan`. */
export const backupFile = (folder: string, occasion: BackupOccasion, now: Date): string =>
  join(folder, `${occasion}-${now.toISOString().replaceAll(/[:.]/g, '-')}${EXTENSION}`);

/** When the nightly backups of the folder were made, newest first. */
export async function nightlyBackups(
  folder: string,
): Promise<readonly { readonly file: string; readonly madeAt: Date }[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return names
    .map((name) => ({
      name,
      stamp: /^nachts-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3}Z)\.fibuscan$/.exec(name),
    }))
    .flatMap(({ name, stamp }) => {
      if (stamp === null) return [];
      const [, day = '', hours = '', minutes = '', seconds = '', rest = ''] = stamp;
      return [
        { file: join(folder, name), madeAt: new Date(`${day}T${hours}:${minutes}:${seconds}.${rest}`) },
      ];
    })
    .sort((left, right) => right.madeAt.getTime() - left.madeAt.getTime());
}

export async function removeNightlyBeyond(folder: string, keep: number): Promise<void> {
  for (const { file } of (await nightlyBackups(folder)).slice(keep)) await rm(file, { force: true });
}
