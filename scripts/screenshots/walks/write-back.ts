import type { Stage } from '../stage.ts';

/** The other direction, which is off until somebody turns it on. */
export async function walkWriteBack({ page, workbench, camera, button }: Stage): Promise<void> {
  await workbench.view('Personen');
  await button('Neue Person …').click();
  await page.getByLabel('Firma/Name').last().fill('Neu in FIBUscan GmbH');
  await camera.take('new-person', 'A person typed by hand.');
  await button('Anlegen').click();
  await page.getByRole('heading', { name: 'Neu in FIBUscan GmbH' }).waitFor();
  await button('Optionen').click();
  await button('Schnittstellen').click();
  const access = page.getByLabel('Schreibzugriff auf Lexware Office');
  if (!(await access.isVisible())) await page.getByText('Erweitert', { exact: true }).click();
  await access.click();
  await camera.take('write-access', 'Write access is a switch of its own.');
  await workbench.view('Kunden');
  await button('Mit Lexware Office abgleichen: weitere Aktionen').click();
  await page.getByRole('menuitem', { name: /Nach Lexware Office übertragen/ }).click();
  const dialog = page.locator('lexoffice-contact-send');
  await dialog.getByRole('checkbox', { name: /Neu in FIBUscan GmbH/ }).click();
  await camera.take('contact-send', 'Before anything is written to Lexware Office, a warning and the list.');
  await button('Abbrechen', dialog).click();
}
