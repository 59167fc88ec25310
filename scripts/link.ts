import { Command } from 'commander';
import { HostHttp } from '../host/client/host-http.ts';
import { runningHost } from '../host/server/running-host.ts';
import type { LogInLink } from '../host/wire/log-in.ts';
import { defaultDataDir } from './start-options.ts';

const { data, url } = new Command('npm run link --')
  .description('Prints a link that logs one browser in to the running FIBUscan, once.')
  .option('--data <dir>', "data folder (default: in the user's data directory)")
  .option('--url <url>', 'address of the server (with DATABASE_URL, when several use one folder)')
  .parse()
  .opts<{ data?: string; url?: string }>();

const dataDir = data ?? defaultDataDir();
try {
  const host = await runningHost(dataDir);
  if (host === undefined)
    throw new Error(`Auf dem Datenordner ${dataDir} läuft FIBUscan nicht. Starten mit: npm start`);
  const http = new HostHttp(url ?? host.url, { authorization: host.authorization });
  const link = await http.request<LogInLink>('POST', '/api/links');
  console.log(`\n  Anmelden (ein Browser, einmal)   ${link.url}\n`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
