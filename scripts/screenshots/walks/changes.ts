import { bookedBy } from '../../demo/books-report.ts';
import { withBooks } from '../../demo/with-books.ts';
import { openRow } from '../open-row.ts';
import type { Stage } from '../stage.ts';
import { putAwayNotices } from './set-up.ts';

/** What happens in Lexware Office after the import: a change, a cancellation, a new invoice. */
export async function walkChanges(stage: Stage): Promise<void> {
  const { host, page, workbench, camera, sandbox, button } = stage;
  const { admin } = sandbox;
  const booked = new Set((await withBooks(host, bookedBy)).map(({ number }) => number));
  const [changed, cancelled] = admin
    .documents()
    .filter(
      ({ voucherNumber, voucherStatus }) => booked.has(voucherNumber ?? '') && voucherStatus === 'open',
    );
  if (changed === undefined || cancelled === undefined) throw new Error('Es ist nichts gebucht.');
  admin.editDocument(changed.id, { lineItems: changed.lineItems.slice(0, 1) });
  admin.voidDocument(cancelled.id);
  admin.createInvoice({ address: changed.address });

  await workbench.badge();
  await workbench.openImport();
  const dialog = page.locator('lexoffice-import-window');
  await openRow(stage, dialog, 'nach Übertrag geändert');
  await camera.take('import-window-change', 'Changed after the transfer: old and new value.');
  await openRow(stage, dialog, cancelled.voucherNumber ?? '');
  await camera.take('import-window-cancellation', 'A cancellation of what is booked.');
  await button('Abbrechen', dialog).click();

  await button(/^Rechnungen importieren/)
    .first()
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Abstimmung …' }).click();
  const reconciliation = page.locator('lexoffice-reconciliation');
  await reconciliation.getByText('abweichend').first().waitFor();
  await camera.take('reconciliation', 'Lexware Office against the books, month by month.');
  await button('Schließen', reconciliation).last().click();

  await workbench.openImport();
  await workbench.book();
  await putAwayNotices(stage);
  await button(/^Rechnungen importieren/)
    .first()
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Importläufe …' }).click();
  const runs = page.locator('lexoffice-past-runs');
  await runs.getByRole('row').nth(1).click();
  await camera.take('past-runs', 'Imports so far; each can be undone.');
  await button('Schließen', runs).last().click();
}
