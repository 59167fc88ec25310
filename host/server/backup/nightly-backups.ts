import type { MonotonicClock } from '../connection/clock.ts';
import type { Database } from '../database/open-database.ts';
import { backupFile, nightlyBackups, removeNightlyBeyond } from './backup-files.ts';
import { writeBackup } from './write-backup.ts';

const LOOK_EVERY_MS = 600_000;
const HOUR = 3;

export interface NightlyOptions {
  readonly database: Database;
  readonly folder: string;
  /** How many stay. */
  readonly keep: number;
  readonly now: () => Date;
  readonly clock: MonotonicClock;
  /** Told once per night; the next look tries again. */
  readonly onFailure: (error: unknown) => Promise<void>;
}

/**
 * One backup per night at three o'clock of this machine; a computer that slept makes it up. It looks again and again instead of waiting for the
 * hour, for a timer does not run while a computer sleeps.
 * @returns ends it
 */
export function keepNightlyBackups(options: NightlyOptions): () => Promise<void> {
  const { clock } = options;
  let told: number | undefined;
  let looking: Promise<void> = Promise.resolve();
  let cancel: () => void = () => undefined;
  const look = (): void => {
    looking = backUpWhenDue(options)
      .catch(async (error: unknown) => {
        const night = lastNight(options.now()).getTime();
        if (told !== night) await options.onFailure(error);
        told = night;
      })
      .catch(() => undefined) // who cannot even be told is told the next time
      .then(() => {
        cancel = clock.setTimer(look, LOOK_EVERY_MS);
      });
  };
  look();
  return async () => {
    await looking;
    cancel();
  };
}

async function backUpWhenDue({ database, folder, keep, now }: NightlyOptions): Promise<void> {
  const [newest] = await nightlyBackups(folder);
  // One from the future, after a clock was set back, is none.
  if (newest !== undefined && newest.madeAt >= lastNight(now()) && newest.madeAt <= now()) return;
  await writeBackup(database, backupFile(folder, 'nachts', now()), now());
  await removeNightlyBeyond(folder, keep);
}

/** The last time that it was three o'clock. */
function lastNight(now: Date): Date {
  const night = new Date(now);
  night.setHours(HOUR, 0, 0, 0);
  if (night > now) night.setDate(night.getDate() - 1);
  return night;
}
