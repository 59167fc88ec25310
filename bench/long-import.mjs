// What an import of many documents, with their originals, leaves in the memory of server and worker. Prints, judges nothing (docs/bench.md).
// `npm run build && node bench/long-import.mjs [number of documents]`
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable } from './print-table.mjs';
import { withTypeScript } from './typescript.mjs';

const documents = Number(process.argv[2] ?? 5_000);
const folder = await mkdtemp(join(tmpdir(), 'fibuscan-bench-'));
try {
  const standings = await withTypeScript(async (load) => {
    const { longImport } = await load('/bench/office/long-import.ts');
    return longImport(documents, folder, (line) => console.log(line));
  });
  const cells = ([now, most]) => [`${now} MB`, `${most} MB`];
  printTable(`${documents} documents`, [
    ['after', 'took', 'server', 'highest', 'worker', 'highest'],
    ...standings.map(({ step, seconds, server, worker }) => [
      step,
      `${seconds.toFixed(0)} s`,
      ...cells(server),
      ...cells(worker),
    ]),
  ]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
