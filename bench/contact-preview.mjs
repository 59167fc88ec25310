/* global bench -- in the page */
// Does the preview of 6 000 contacts answer at once, and what would a page do that renders all of them?
import { ms, printTable, quantile, times } from './print-table.mjs';

const ROWS = 6000;
const ROUNDS = 3;
const VIEWS = { plugin: 'contactPreview', plain: 'plainContacts' };
const HEAD_BUTTONS = '[role=columnheader] button, thead button';
const BOXES = '.row input[type=checkbox], tbody input[type=checkbox]';

/** Does what a user does with the list; answers milliseconds from each input to the paint after it. */
async function use(page) {
  const samples = { typing: [], sorting: [], toggling: [] };
  const timed = async (kind, input) => {
    await input();
    samples[kind].push(await page.evaluate(() => bench.lastLatency()));
  };
  await page.locator('input[type=search]').focus();
  for (const key of [...'spedition 17']) await timed('typing', () => page.keyboard.press(key));
  const found = await page.locator(BOXES).count();
  for (let back = 0; back < 12; back += 1) await timed('typing', () => page.keyboard.press('Backspace'));
  for (const column of [0, 0, 0, 1, 1, 1])
    await timed('sorting', () => page.locator(HEAD_BUTTONS).nth(column).click());
  for (const row of [0, 3, 7, 3, 0, 9]) await timed('toggling', () => page.locator(BOXES).nth(row).click());
  return { samples, found };
}

export async function contactPreview(withPage) {
  const rounds = { plugin: [], plain: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, view] of Object.entries(VIEWS))
      rounds[name].push(
        await withPage(async (page) => {
          const shown = await page.evaluate(([v, count]) => bench.show(v, count), [view, ROWS]);
          return { shown, ...(await use(page)) };
        }),
      );
  const line = (label, part, of) => {
    const [plugin, plain] = Object.values(VIEWS).map((_, index) =>
      quantile(Object.values(rounds)[index].flatMap(of), part),
    );
    return [label, ms(plugin), ms(plain), times(plain / plugin)];
  };
  printTable(`Contact preview, ${ROWS} rows, ${ROUNDS} rounds: from the input to the next paint`, [
    ['', 'plugin', 'all rows in a table', 'ratio'],
    line('first shown, median', 0.5, ({ shown }) => [shown]),
    ...['typing', 'sorting', 'toggling'].map((kind) =>
      line(`${kind}, p75`, 0.75, ({ samples }) => samples[kind]),
    ),
    line('slowest of all', 1, ({ samples }) => Object.values(samples).flat()),
  ]);
  const counts = Object.values(rounds).map(([{ found }]) => found);
  console.log(`Found by the search: ${counts.join(' (on screen) and ')} (all).`);
}
