// How long it takes until the import window shows every booking, when all was read ahead and nothing changed. Prints, judges nothing (docs/bench.md).
// `npm run build && node bench/import-window.mjs`
import { ms, printTable, quantile } from './print-table.mjs';
import { withTypeScript } from './typescript.mjs';

const ROUNDS = 7;

await withTypeScript(async (load) => {
  const { openImportWindow } = await load('/bench/window/open-import-window.ts');
  const lines = [['Import window', 'entries', 'first opening', 'later ones, median', 'slowest', 'requests']];
  for (const [name, waiting] of [
    ['demo company', undefined],
    ['with 1 000 more waiting', 1_000],
  ]) {
    const [first, ...later] = await openImportWindow(ROUNDS, waiting);
    const times = later.map((opening) => opening.ms);
    const requests = [first, ...later].reduce((sum, opening) => sum + opening.requests, 0);
    lines.push([
      name,
      String(first.entries),
      ms(first.ms),
      ms(quantile(times, 0.5)),
      ms(Math.max(...times)),
      String(requests),
    ]);
  }
  printTable('', lines);
});
