/* global bench -- in the page */
// Does the list of 10 000 entries scroll without long frames?
import { ms, printTable, quantile, times } from './print-table.mjs';

const ROWS = 10_000;
const FRAMES = 180;
const ROUNDS = 3;
/** More than a screen in each frame: nothing of the frame before can be kept. */
const STEP = 1600;
const LONG_MS = 50;
const VIEWS = { plugin: 'entryGrid', plain: 'plainEntries' };

export async function gridScroll(withPage) {
  const rounds = { plugin: [], plain: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, view] of Object.entries(VIEWS))
      rounds[name].push(
        await withPage((page) =>
          page.evaluate(
            async ([v, rows, step, frames]) => ({
              shown: await bench.show(v, rows),
              frames: await bench.scroll(step, frames),
            }),
            [view, ROWS, STEP, FRAMES],
          ),
        ),
      );
  const values = (of) => Object.values(rounds).map((samples) => samples.flatMap(of));
  const line = (label, part, of) => {
    const [plugin, plain] = values(of).map((all) => quantile(all, part));
    return [label, ms(plugin), ms(plain), times(plain / plugin)];
  };
  const long = values(({ frames }) => frames.filter((frame) => frame > LONG_MS)).map(({ length }) => length);
  printTable(`Grid, ${ROWS} rows, ${ROUNDS} × ${FRAMES} frames of ${STEP} px`, [
    ['', 'plugin', 'all rows in a table', 'ratio'],
    line('first shown, median', 0.5, ({ shown }) => [shown]),
    line('frame, median', 0.5, ({ frames }) => frames),
    line('frame, p95', 0.95, ({ frames }) => frames),
    line('longest frame', 1, ({ frames }) => frames),
    [`frames over ${LONG_MS} ms`, ...long.map(String), ''],
  ]);
}
