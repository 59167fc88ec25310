import { Command } from 'commander';
import envPaths from 'env-paths';
import { startSystem } from './start-system.ts';

const LIVE_API = 'https://api.lexware.io';

interface StartOptions {
  readonly data?: string;
  readonly memory?: boolean;
  readonly live?: boolean;
  readonly port: string;
  readonly sandboxPort: string;
}

const options = new Command('npm start --')
  .description('Starts FIBUscan with the Lexware Office plugin, and a sandbox of the Lexware Office API.')
  .option('--data <dir>', "data folder (default: in the user's data directory)")
  .option('--memory', 'keep nothing: a throw-away database')
  .option('--live', `use ${LIVE_API} instead of the sandbox (or the URL in LEXOFFICE_BASE_URL)`)
  .option('--port <number>', 'port of the workbench', '4600')
  .option('--sandbox-port <number>', 'port of the sandbox', '4700')
  .parse()
  .opts<StartOptions>();

const remoteUrl = process.env['LEXOFFICE_BASE_URL'] ?? (options.live ? LIVE_API : undefined);
const databaseUrl = process.env['DATABASE_URL'];
const dataDir = options.memory
  ? undefined
  : (options.data ?? envPaths('fibuscan-lexoffice', { suffix: '' }).data);

const moved = (wanted: string, url: string) =>
  new URL(url).port === wanted ? '' : ` (Port ${wanted} ist belegt)`;

try {
  const { host, sandbox, stop } = await startSystem({
    port: Number(options.port),
    sandboxPort: Number(options.sandboxPort),
    remoteUrl,
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(databaseUrl === undefined || options.memory ? {} : { databaseUrl }),
  });
  const end = () => {
    console.log('\nFIBUscan wird beendet …');
    void stop().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);

  console.log(`
  FIBUscan             ${host.url}${moved(options.port, host.url)}
  Daten                ${host.dataDir ?? 'nur im Speicher (--memory)'}${databaseUrl && !options.memory ? ' und PostgreSQL (DATABASE_URL)' : ''}
  Lexware Office       ${sandbox ? `${sandbox.url} (Sandbox mit Musterdaten)${moved(options.sandboxPort, sandbox.url)}` : (remoteUrl ?? '')}
${sandbox ? `  Demo-API-Token       ${sandbox.token}\n` : ''}
  So geht es los
    1. ${host.url} im Browser öffnen.
    2. Optionen / Allgemein / Schnittstellen: API-Token eintragen${sandbox ? ' (den Demo-Token von oben)' : ''}, letztes Abrufdatum setzen, „Verbindung prüfen“.
    3. Bereich Kunden: „Mit Lexware Office abgleichen“, dann „Rechnungen importieren“.

  Beenden mit Strg+C.
`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
