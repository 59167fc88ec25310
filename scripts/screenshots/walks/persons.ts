import { withBooks } from '../../demo/with-books.ts';
import type { Stage } from '../stage.ts';

/** Both sides synced for the first time, and what became of it. */
export async function walkPersons({ host, page, workbench, camera, button }: Stage): Promise<void> {
  // The pictures of the settings are taken: now without pauses.
  await withBooks(host, ({ settings }) => settings.update('lexoffice.gapMs', 0));
  await workbench.view('Kunden');
  await camera.take('first-run-connected', 'The checklist goes on where it was left.');
  await button(/^Rechnungen importieren/)
    .first()
    .click();
  await page.getByText('Zuerst die Kunden abgleichen').waitFor();
  await camera.take('sync-first', 'No import before the persons are synced.');
  await button('Abbrechen').click();

  await workbench.sync('Lieferanten');
  await workbench.sync('Kunden');
  await workbench.view('Kunden');
  await button('Mit Lexware Office abgleichen').click();
  const dialog = page.locator('lexoffice-contact-sync');
  await dialog.getByRole('tab', { name: /^abgelehnt/i }).click();
  await dialog.getByRole('row').nth(2).dblclick();
  await camera.take('contact-sync-refused', 'What cannot become a person account, with the way out.');
  await button('Abbrechen', dialog).click();

  await workbench.view('Personen');
  await page.getByRole('row').nth(2).click();
  await camera.take('persons', 'Persons with their master data and every change.');
}
