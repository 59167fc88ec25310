import { untilIdle } from '../../demo/settled-run.ts';
import { withBooks } from '../../demo/with-books.ts';
import type { Stage } from '../stage.ts';
import { openRow } from '../open-row.ts';
import { putAwayNotices } from './set-up.ts';

/** The first import, from the badge to the booked vouchers. */
export async function walkImport(stage: Stage): Promise<void> {
  const { host, page, workbench, camera, button } = stage;
  await workbench.badge();
  await camera.take('badge', 'The badge says how many documents wait.');
  await button(/^Rechnungen importieren/)
    .first()
    .click({ button: 'right' });
  await camera.take('import-menu', 'The menu of the import button.');
  await page.getByRole('menuitem', { name: /^Alle bisherigen Rechnungen/ }).click();
  await button(/Belege kennzeichnen/).waitFor();
  await camera.take(
    'mark-all',
    'What is booked elsewhere is marked: which documents, with count and sum before.',
  );
  await button('Abbrechen').click();

  await workbench.openImport();
  const dialog = page.locator('lexoffice-import-window');
  const open = (text: string) => openRow(stage, dialog, text);
  await open('Graf von und zu Hohenstein');
  await camera.take('import-window', 'The import window: a blocked document says why, and what to do.', [
    'light',
    'dark',
    'wide',
    'zoom',
  ]);
  await open('Anzahlungen prüfen');
  await camera.take('import-window-offered', 'What a person should look at is offered, not preselected.');
  await open('RE2064');
  await camera.take('import-window-booking', 'The booking of a document before it is booked.');
  await dialog.getByLabel('nach Art gruppieren').click();
  await camera.take('import-window-grouped', 'Grouped by kind, with sums.');
  await dialog.getByLabel('nach Art gruppieren').click();
  await button(/^Abschlagsrechnungen/, dialog).click();
  await camera.take('import-window-left-out', 'What is left out stands below, with its reason.');
  await button(/^Abschlagsrechnungen/, dialog).click();
  await workbench.book();
  await putAwayNotices(stage);
  await withBooks(host, ({ jobs }) => untilIdle(jobs, 'lexoffice.fetchOriginals'));
}
