import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyboardUser } from '../support/keyboard-user.ts';
import { CANARY_TOKEN, openWorkbench, type WorkbenchSession } from '../support/workbench-session.ts';

describe('The whole job by keyboard alone', () => {
  let session: WorkbenchSession;
  let user: KeyboardUser;
  const seen = (text: string | RegExp) => session.page.getByText(text).first().waitFor();

  beforeAll(async () => {
    session = await openWorkbench({ dataSet: 'empty', now: '2026-11-20T10:00:00Z' });
    const { admin } = session.sandbox;
    const customer = admin.createContact({ company: 'Müller GmbH', customer: 10_021 });
    admin.createContact({ company: 'Papier Schulz KG', vendor: 70_005 });
    for (let count = 0; count < 2; count++) admin.createInvoice({ address: { contactId: customer.id } });
    user = new KeyboardUser(session.page);
    await session.page.goto(session.host().newLink());
    await session.page.getByRole('button', { name: 'Optionen' }).waitFor();
  });
  afterAll(() => session.stop());

  it('enters the token and the date, and hears that the connection works', async () => {
    await user.go('Schnittstellen');
    await user.reach('API-Token');
    await user.type(CANARY_TOKEN);
    await user.press('Enter');
    await seen('hinterlegt');
    await user.reach('Letztes Abrufdatum');
    await user.type('31.01.2026');
    await user.press('Tab');
    await seen('Gespeichert');
    await user.use('Verbindung prüfen');
    await seen(/Verbunden mit Neuanfang GmbH/);
  });

  it.each([
    ['Lieferanten', 'Alt+3'],
    ['Kunden', 'Alt+4'],
  ])('syncs %s', async (_side, view) => {
    await user.press(view, 'Alt+g');
    await session.page
      .locator('lexoffice-contact-sync')
      .getByRole('button', { name: 'Übernehmen (1)' })
      .waitFor();
    await user.use('Übernehmen (1)');
    await session.page
      .locator('lexoffice-contact-sync')
      .getByRole('button', { name: 'Schließen' })
      .last()
      .waitFor();
    await user.use('Schließen');
    await session.page.locator('lexoffice-contact-sync').waitFor({ state: 'detached' });
  });

  it('reads the manual where it speaks of the view and of the open window', async () => {
    const opened = session.page.context().waitForEvent('page');
    await user.press('F1');
    const manual = await opened;
    await manual.waitForURL((url) => url.pathname === '/handbuch.html' && url.hash === '#customers');
    await manual.getByRole('heading', { name: 'Kunden', exact: true }).waitFor();
    await user.press('Alt+i');
    await session.page.locator('lexoffice-import-window').getByText('Ausgewählt 2').waitFor();
    await user.press('F1');
    await manual.waitForURL((url) => url.hash === '#import-window');
    await manual.close();
    await user.press('Escape');
    await session.page.locator('lexoffice-import-window').waitFor({ state: 'detached' });
  });

  it('takes the invoices over and reads the booking of one', async () => {
    await user.press('Alt+i');
    await session.page.locator('lexoffice-import-window').getByText('Ausgewählt 2').waitFor();
    await user.use('Speichern');
    await session.page.locator('lexoffice-summary-window').waitFor();
    await user.use('Weiter');
    await session.page.locator('lexoffice-run').getByRole('button', { name: 'Schließen' }).last().waitFor();
    await user.use('Schließen');
    await session.page.locator('lexoffice-run').waitFor({ state: 'detached' });
    await session.page.getByRole('grid', { name: 'Belegliste' }).getByText('Müller GmbH').first().waitFor();
    await user.reach('20.11.2026');
    await user.press('ArrowDown', 'ArrowUp');
    await session.page.getByRole('region', { name: 'Buchung' }).getByText('Haben').first().waitFor();
  });

  it.each([
    ['Kasse', 'edit/cash'],
    ['Bank', 'edit/bank'],
    ['Lieferanten', 'edit/suppliers'],
    ['Kunden', 'edit/customers'],
    ['Personen', 'edit/persons'],
    ['Protokoll', 'edit/log'],
    ['Kanzlei', 'office/'],
    ['Archiv', 'archive/'],
    ['Allgemein', 'options/general'],
    ['Buchhaltung Funktionen', 'options/accounting'],
    ['Schnittstellen', 'options/interfaces'],
  ])('reaches %s by the palette', async (name, place) => {
    await user.go(name);
    await session.page.waitForURL((url) => url.hash.endsWith(place));
    expect(session.page.url()).toContain(place);
  });

  it('finds a booked invoice and its person by the palette', async () => {
    await user.go('Müller GmbH');
    await session.page.waitForURL((url) => url.hash.endsWith('edit/persons'));
  });
});
