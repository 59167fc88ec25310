import { Command, InvalidArgumentError } from 'commander';
import envPaths from 'env-paths';
import { checkedBaseUrl } from '../host/server/connection/remote-address.ts';

export const LIVE_API = 'https://api.lexware.io';

/** What options and environment say; absent is `undefined`. */
export interface StartOptions {
  readonly port: number;
  readonly sandboxPort: number;
  /** Absent with `--memory`. */
  readonly dataDir: string | undefined;
  readonly databaseUrl: string | undefined;
  /** Whether the browser opens by itself, where there is one. */
  readonly open: boolean;
  /** How many nightly backups stay in the data folder. */
  readonly nightlyBackups: number;
  /** Absent: the sandbox. */
  readonly remoteUrl: string | undefined;
}

/** In the user's data directory, as the operating system has it. */
export const defaultDataDir = (): string => envPaths('fibuscan-lexoffice', { suffix: '' }).data;

/**
 * Reads the command line of `npm start --`. Commander ends the process for an unknown option, a port that is none, and `--help`.
 * @throws Error with a sentence for the user
 */
export function readStartOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const { data, memory, live, open, port, sandboxPort, backups } = new Command('npm start --')
    .description('Starts FIBUscan with the Lexware Office plugin, and a sandbox of the Lexware Office API.')
    .option('--data <dir>', "data folder (default: in the user's data directory)")
    .option('--memory', 'keep nothing: a throw-away database')
    .option('--live', `use ${LIVE_API} instead of the sandbox (or the URL in LEXOFFICE_BASE_URL)`)
    .option('--no-open', 'do not open the browser')
    .option('--port <number>', 'port of the workbench', portNumber, 4600)
    .option('--sandbox-port <number>', 'port of the sandbox', portNumber, 4700)
    .option('--backups <number>', 'nightly backups that stay in the data folder, 0 for none', count, 7)
    .parse(argv)
    .opts<{
      data?: string;
      memory?: true;
      live?: true;
      open: boolean;
      port: number;
      sandboxPort: number;
      backups: number;
    }>();
  // An empty variable is how a shell script says "none".
  const databaseUrl = memory ? undefined : env['DATABASE_URL'] || undefined;
  const given = env['LEXOFFICE_BASE_URL'] || undefined;
  return {
    port,
    sandboxPort,
    dataDir: memory ? undefined : data || defaultDataDir(),
    open,
    databaseUrl,
    nightlyBackups: backups,
    remoteUrl: given === undefined ? (live ? LIVE_API : undefined) : remote(given),
  };
}

function remote(url: string): string {
  try {
    return checkedBaseUrl(url);
  } catch {
    throw new Error(
      'LEXOFFICE_BASE_URL ist keine brauchbare Adresse: https://… erwartet, oder http://… auf diesem Rechner, ohne Anmeldedaten und Abfrage.',
    );
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('Zahl von 0 bis 65535 erwartet.');
  return port;
}

function count(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('Zahl von 0 bis 999 erwartet.');
  return Number(text);
}
