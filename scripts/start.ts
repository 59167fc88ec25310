import { FolderInUse } from '../host/server/folder-lock.ts';
import { openLogIn } from './open-log-in.ts';
import { readStartOptions } from './start-options.ts';
import { startSystem, type System } from './start-system.ts';

/** Of a folder that cannot be used; the rest of the world has other codes. */
const FOLDER_PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'das Schreibrecht fehlt',
  EPERM: 'das Schreibrecht fehlt',
  EROFS: 'das Laufwerk ist schreibgeschützt',
  EEXIST: 'dort liegt eine Datei',
  ENOTDIR: 'dort liegt eine Datei',
  ENOENT: 'er lässt sich nicht anlegen',
};

/** Who asks again after so long no longer wants to wait. */
const PATIENCE_MS = 3_000;
const LONGEST_END_MS = 20_000;

let starting: Promise<System> | undefined;
let endingSince: number | undefined;

// A terminal sends Ctrl+C to npm as well, which passes it on: what is being closed must not be killed by the second one.
function end(signal: NodeJS.Signals): void {
  if (endingSince !== undefined) {
    if (performance.now() - endingSince > PATIENCE_MS) process.exit(1);
    return;
  }
  endingSince = performance.now();
  console.log('\nFIBUscan wird beendet …');
  // A database that hangs, on a full or broken drive, keeps nobody from ending: what was answered is on the disk.
  setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
  Promise.resolve(starting)
    .then((system) => system?.stop())
    .then(
      () => {
        // Without its terminal Node aborts on exit, and would leave a core dump: the signal ends it instead.
        process.off('SIGHUP', end);
        if (signal === 'SIGHUP') process.kill(process.pid, signal);
        else process.exit(0);
      },
      () => process.exit(1),
    );
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
// The terminal was closed: nobody reads any more, but the books are still to be closed.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const moved = (wanted: number, url: string) =>
  wanted === 0 || new URL(url).port === String(wanted) ? '' : ` (Port ${String(wanted)} ist belegt)`;

function failed(error: unknown, dataDir: string | undefined): void {
  console.error(`\n${sentenceOf(error as NodeJS.ErrnoException, dataDir)}\n`);
  process.exit(1);
}

function sentenceOf(error: NodeJS.ErrnoException, dataDir: string | undefined): string {
  const { code = '', message } = error;
  if (dataDir !== undefined && ['ENOSPC', 'EDQUOT'].includes(code))
    return `Das Laufwerk des Datenordners ${dataDir} ist voll. Was gespeichert ist, bleibt: Platz schaffen und noch einmal starten.`;
  const problem = dataDir === undefined ? undefined : FOLDER_PROBLEMS[code];
  if (problem !== undefined)
    return `Der Datenordner ${dataDir ?? ''} ist nicht zu gebrauchen: ${problem} (${code}). Einen anderen wählen: npm start -- --data ORDNER`;
  return `${message}${error instanceof FolderInUse ? ' Einen Anmelde-Link dafür gibt „npm run link“ aus.' : ''}`;
}

let dataDir: string | undefined;
try {
  const options = readStartOptions(process.argv, process.env);
  const { port, sandboxPort, databaseUrl, remoteUrl, nightlyBackups } = options;
  dataDir = options.dataDir;
  starting = startSystem({
    port,
    sandboxPort,
    remoteUrl,
    nightlyBackups,
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  const { host, sandbox } = await starting;
  if (endingSince === undefined) {
    const link = host.newLink();
    const opened = options.open && (await openLogIn(link, dataDir));
    console.log(`
  FIBUscan             ${host.url}${moved(port, host.url)}
  Anmelden             ${link}
                       (ein Browser, einmal; weitere mit „npm run link“)
  Daten                ${host.dataDir ?? 'nur im Speicher (--memory)'}${databaseUrl === undefined ? '' : ' und PostgreSQL (DATABASE_URL)'}
  Lexware Office       ${sandbox ? `${sandbox.url} (Sandbox mit Musterdaten)${moved(sandboxPort, sandbox.url)}` : (remoteUrl ?? '')}
${sandbox ? `  Demo-API-Token       ${sandbox.token}\n` : ''}
  So geht es los
    1. ${opened ? 'Der Browser öffnet sich; sonst den' : 'Den'} Link „Anmelden“ im Browser öffnen.
    2. Optionen / Allgemein / Schnittstellen: API-Token eintragen${sandbox ? ' (den Demo-Token von oben)' : ''}, letztes Abrufdatum setzen, „Verbindung prüfen“.
    3. Bereich Kunden: „Mit Lexware Office abgleichen“, dann „Rechnungen importieren“.

  Beenden mit Strg+C.
`);
  }
} catch (error) {
  if (endingSince === undefined) failed(error, dataDir);
}
