import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { defaultDataDir } from './start-options.ts';

/** Where the books lie. */
export interface DataPlace {
  readonly dataDir: string;
  /** Then `dataDir` holds only the key and the backups. */
  readonly databaseUrl: string | undefined;
}

/** Adds `--data`; what it and the environment say is in `dataPlace`. */
export const withDataOption = (command: Command): Command =>
  command.option('--data <dir>', "data folder (default: in the user's data directory)");

// An empty variable is how a shell script says "none".
export const dataPlace = (data: string | undefined): DataPlace => ({
  dataDir: data || defaultDataDir(),
  databaseUrl: process.env['DATABASE_URL'] || undefined,
});

export const hasDatabase = ({ dataDir }: DataPlace): boolean => existsSync(join(dataDir, 'database'));
