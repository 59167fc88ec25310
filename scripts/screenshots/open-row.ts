import type { Locator } from 'playwright-core';
import type { Stage } from './stage.ts';

/** More turns of the wheel than any list has. */
const MOST_TURNS = 60;

/** Opens the details of the row with this text, and closes those of another; only what is in sight is in the page. */
export async function openRow({ page }: Stage, dialog: Locator, text: string): Promise<void> {
  const grid = dialog.locator('lexoffice-grid').first();
  const open = grid.getByRole('row').getByRole('button', { expanded: true });
  if ((await open.count()) > 0) await open.first().click();
  const row = grid.getByRole('row').filter({ hasText: text }).first();
  await grid.hover();
  await page.mouse.wheel(0, -100_000);
  for (let turn = 0; turn < MOST_TURNS && (await row.count()) === 0; turn++) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(30);
  }
  await row.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  // From under the header, with the rows before it.
  await page.mouse.wheel(0, -100);
  await row.getByRole('button', { expanded: false }).first().click();
  await grid.locator('.detail-row').first().waitFor();
}
