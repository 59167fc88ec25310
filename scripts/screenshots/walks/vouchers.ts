import type { Stage } from '../stage.ts';

/** The Belegliste and the Belegviewer: PDF, ZUGFeRD and XRechnung. */
export async function walkVouchers({ page, workbench, camera, button }: Stage): Promise<void> {
  await workbench.view('Kunden');
  const list = page.getByRole('grid', { name: 'Belegliste' });
  await camera.take('voucher-list', 'The Belegliste.', ['light', 'zoom']);
  const rows = list.getByRole('row');
  await rows.nth(3).click();
  await page.locator('host-pdf canvas').first().waitFor();
  await camera.take('voucher', 'A voucher with its booking and its original.', ['light', 'dark']);
  const viewer = page.locator('host-document-viewer');
  await viewer.getByRole('radio', { name: 'E-Rechnung', exact: true }).click();
  await page.locator('host-e-invoice').waitFor();
  await camera.take('voucher-zugferd', 'The data of a ZUGFeRD invoice, readable.');
  await viewer.getByRole('radio', { name: 'PDF', exact: true }).click();

  await rows.filter({ hasText: 'Stadtwerke' }).first().click();
  await page.locator('host-e-invoice').waitFor();
  await camera.take('voucher-xrechnung', 'An XRechnung as a readable invoice.');
  await button('Ganzes Fenster', viewer).click();
  await camera.take('viewer-full', 'The Belegviewer in the whole window.');
  await viewer.getByRole('radio', { name: 'XML', exact: true }).click();
  await camera.take('viewer-xml', 'The XML as it came.');
  await viewer.getByRole('radio', { name: 'Rechnung', exact: true }).click();
  await button('Ganzes Fenster verlassen', viewer).click();

  await rows.nth(2).click({ button: 'right' });
  await camera.take('row-menu', 'The menu of a row.');
  await page.keyboard.press('Escape');
  await rows.nth(2).click();
  await rows.nth(5).click({ modifiers: ['Shift'] });
  await camera.take('rows-marked', 'Several rows marked, with their sum.');

  await page.getByRole('radio', { name: 'Offene Posten (ZV-Liste)', exact: true }).click();
  await camera.take('open-items', 'Open items by age.');
  await button('F Fällige').click();
  await camera.take('open-items-due', 'Only what is due.');
  await button('F Fällige').click();
  await page.getByRole('radio', { name: 'Belegliste', exact: true }).click();
}
