import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import envPaths from 'env-paths';
import { startHost } from '../host/server/start-host.ts';
import { startSandbox, type Sandbox } from '../sandbox/server.ts';

const LIVE_API = 'https://api.lexware.io';
// This file runs bundled, as build/node/start.mjs.
const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

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

let sandbox: Sandbox | undefined;
try {
  sandbox = remoteUrl === undefined ? await startSandbox({ port: Number(options.sandboxPort), burst: 2 }) : undefined;
  const host = await startHost({
    port: Number(options.port),
    plugins: [projectRoot],
    workbenchDir: `${projectRoot}build/workbench`,
    connections: { lexoffice: remoteUrl ?? sandbox?.url ?? LIVE_API },
    ...(options.memory
      ? {}
      : databaseUrl === undefined
        ? { dataDir: options.data ?? envPaths('fibuscan-lexoffice', { suffix: '' }).data }
        : { databaseUrl }),
  });
  const stop = async () => {
    console.log('\nFIBUscan wird beendet …');
    await host.stop();
    await sandbox?.stop();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());

  console.log(`
  FIBUscan             ${host.url}
  Daten                ${host.dataDir ?? (options.memory ? 'nur im Speicher (--memory)' : 'PostgreSQL (DATABASE_URL)')}
  Lexware Office       ${remoteUrl ?? `${sandbox?.url ?? ''} (Sandbox auf diesem Rechner, Musterdaten)`}
${sandbox ? `  Demo-API-Token       ${sandbox.token}\n` : ''}
  So geht es los
    1. ${host.url} im Browser öffnen.
    2. Optionen / Allgemein / Schnittstellen: API-Token eintragen${sandbox ? ' (den Demo-Token von oben)' : ''}, letztes Abrufdatum setzen, „Verbindung prüfen“.
    3. Bereich Kunden: „Mit Lexware Office abgleichen“, dann „Rechnungen importieren“.

  Beenden mit Strg+C.
`);
} catch (error) {
  await sandbox?.stop();
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
