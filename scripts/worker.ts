import { requireOfficeKey } from './office-key.ts';
import { readStartOptions } from './start-options.ts';
import { startSystem } from './start-system.ts';

/** Does the jobs of all Mandanten of an office, beside its server: on the same PostgreSQL, on as many machines as wanted. Needs the office's `secret.key` in its data folder. */
const { dataDir, databaseUrl, remoteUrl } = readStartOptions(process.argv, process.env);
if (databaseUrl === undefined || remoteUrl === undefined) {
  console.error(
    '\nDATABASE_URL (PostgreSQL des Büros) und --live oder LEXOFFICE_BASE_URL werden gebraucht.\n',
  );
  process.exit(1);
}
try {
  if (dataDir !== undefined) await requireOfficeKey(dataDir);
  const { host, stop } = await startSystem({
    databaseUrl,
    remoteUrl,
    hasWorkbench: false,
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const end = (): void => void stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  console.log(`\n  FIBUscan-Worker bereit (${host.url}). Beenden mit Strg+C.\n`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
