import type { Stage } from '../stage.ts';
import { putAwayNotices } from './set-up.ts';

/** What could not be taken over, what was done, and the runs. */
export async function walkLog(stage: Stage): Promise<void> {
  const { page, workbench, camera, button } = stage;
  await workbench.view('Protokoll');
  const errors = page.getByRole('grid', { name: 'Fehlerprotokoll' });
  const state = page.locator('host-error-log label').filter({ hasText: 'Stand' }).locator('select');
  await errors.getByRole('row').nth(1).click();
  await camera.take('error-log', 'The Fehlerprotokoll: reason, advice, and the place of repair.');
  await button('Als erledigt kennzeichnen').click();
  await page.getByText('Der Eintrag ist erledigt.').waitFor();
  await putAwayNotices(stage);
  await state.selectOption('done');
  await errors.getByRole('row').nth(1).click();
  await camera.take('error-log-done', 'What is done stays to be seen.');
  await state.selectOption('open');
  await page.getByRole('radio', { name: 'Logbuch', exact: true }).click();
  await page.getByRole('grid', { name: 'Logbuch' }).getByRole('row').nth(2).click();
  await camera.take('audit-log', 'The Logbuch: who, when, old and new.');
  await page.getByRole('radio', { name: 'Läufe', exact: true }).click();
  await page.getByRole('grid', { name: 'Läufe' }).getByRole('row').nth(1).click();
  await camera.take('runs', 'Every run with its result.');
}
