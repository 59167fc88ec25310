import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectHost } from '../../host/client/connect-host.ts';
import { collect } from '../../host/client/pages.ts';
import { CANARY_TOKEN, openWorkbench, type WorkbenchSession } from '../support/workbench-session.ts';

describe('Person accounts in both directions, on the edge data set', () => {
  let session: WorkbenchSession;
  const button = (name: string | RegExp) =>
    session.page.getByRole('button', { name, exact: typeof name === 'string' });
  const admin = async () => {
    const client = await connectHost(session.host());
    const [mandant] = await client.listMandanten();
    return client.openMandant(mandant!.id);
  };
  const writes = () => session.sandbox.journal().filter(({ method }) => method !== 'GET');

  beforeAll(async () => {
    session = await openWorkbench({ dataSet: 'hostile', now: '2026-11-20T10:00:00Z' });
    await session.workbench.open(session.host().newLink());
    await session.workbench.connect({ token: CANARY_TOKEN, lastFetchDate: '2026-01-31', gapMs: 0 });
  });
  afterAll(() => session.stop());

  it('takes over, refuses and holds back each contact with its reason, and writes nothing a second time (E1, E8, E14)', async () => {
    const { side } = await session.workbench.sync('Kunden');
    expect(side.new).toBeGreaterThan(20);
    const reasons = (rows: readonly { reason: string }[]) => new Set(rows.map(({ reason }) => reason));
    expect(reasons(side.refused)).toEqual(
      new Set(['number-not-five-digits', 'number-missing', 'name-missing']),
    );
    expect(reasons(side.conflicts)).toEqual(new Set(['number-used-twice']));
    const { side: again } = await session.workbench.sync('Kunden');
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: side.new });
  });

  it('leaves typed payment terms alone, also when it overwrites (E24, LX-15)', async () => {
    const mandant = await admin();
    try {
      const person = (await collect(mandant.admin.persons())).find(({ role }) => role === 'customer')!;
      const terms = { netDays: 21, discountDays: 7, discountPercent: 2 };
      await mandant.admin.updatePerson(person.id, { paymentTerms: terms, name: 'Hier umbenannt GmbH' });
      await session.workbench.view('Kunden');
      await button('Mit Lexware Office abgleichen').click();
      const dialog = session.page.locator('lexoffice-contact-sync');
      await dialog
        .getByRole('tab', { name: /^geändert|^unverändert/ })
        .first()
        .waitFor();
      await dialog.getByRole('switch', { name: /Stammdaten überschreiben/ }).click();
      await dialog.getByRole('button', { name: 'Übernehmen (1)' }).click();
      await dialog.getByRole('button', { name: 'Schließen' }).click();
      const after = await mandant.admin.person(person.id);
      expect(after.name).toBe(person.name);
      expect(after.paymentTerms).toEqual(terms);
      expect((await mandant.admin.personHistory(person.id)).map(({ oldValue }) => oldValue)).toContain(
        'Hier umbenannt GmbH',
      );
    } finally {
      mandant.dispose();
    }
    expect(writes()).toEqual([]);
  });

  it('writes a chosen person to Lexware Office only after its own switch was turned on (LX-09, rules.md 20)', async () => {
    const mandant = await admin();
    await mandant.admin.addPerson({
      role: 'customer',
      name: 'Neu in FIBUscan GmbH',
      street: 'Hauptstraße 1',
      postalCode: '34117',
      city: 'Kassel',
      countryCode: 'DE',
    });
    mandant.dispose();
    const more = button('Mit Lexware Office abgleichen: weitere Aktionen');
    expect(await more.count()).toBe(0);

    await button('Optionen').click();
    await button('Schnittstellen').click();
    const access = session.page.getByLabel('Schreibzugriff auf Lexware Office');
    if (!(await access.isVisible())) await session.page.getByText('Erweitert', { exact: true }).click();
    await access.click();
    await session.workbench.view('Kunden');
    await more.click();
    await session.page.getByRole('menuitem', { name: /Nach Lexware Office übertragen/ }).click();
    const dialog = session.page.locator('lexoffice-contact-send');
    await dialog.getByText('Diese Funktion schreibt nach Lexware Office.').waitFor();
    await dialog.getByRole('checkbox', { name: /Neu in FIBUscan GmbH/ }).click();
    await dialog.getByRole('button', { name: 'Nach Lexware Office schreiben (1)' }).click();
    await dialog.getByText('Übertragung beendet').waitFor();
    expect(writes().map(({ method, status }) => [method, status])).toEqual([['POST', 200]]);
    const there = session.sandbox.admin
      .contacts()
      .filter(({ company }) => company?.name === 'Neu in FIBUscan GmbH');
    expect(there).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Schließen' }).click();
    const { side } = await session.workbench.sync('Kunden');
    // The number that Lexware Office gave is known, not a change (E13).
    expect(side.conflicts.map(({ reason }) => reason)).not.toContain('number-changed');
  });

  it('links a person typed by hand with the contact of its number, when the user says so (E14)', async () => {
    await session.workbench.view('Personen');
    const typePerson = async (name: string, number?: string) => {
      await button('Neue Person …').click();
      await session.page.getByLabel('Firma/Name').last().fill(name);
      const account = session.page.getByLabel('Fibu-Nr.').last();
      expect(await account.inputValue()).toMatch(/^\d{5}$/);
      if (number !== undefined) await account.fill(number);
      await button('Anlegen').click();
    };
    await typePerson('Von Hand GmbH', '65001');
    await session.page.getByRole('heading', { name: 'Von Hand GmbH' }).waitFor();
    await typePerson('Zu spät GmbH', '65001');
    await session.page.getByText('Die Fibu-Nummer 65001 ist schon vergeben.').waitFor();
    await button('Abbrechen').click();

    session.sandbox.admin.createContact({ customer: 65_001, company: 'Aus Lexware GmbH' });
    await session.workbench.view('Kunden');
    await button('Mit Lexware Office abgleichen').click();
    const dialog = session.page.locator('lexoffice-contact-sync');
    await dialog.getByRole('tab', { name: /^Konflikte/ }).click();
    await dialog.getByText('Mit vorhandenem Konto verknüpfen: 65001 Von Hand GmbH').waitFor();
    await dialog.getByRole('checkbox', { name: /Aus Lexware GmbH/ }).click();
    await dialog.getByRole('button', { name: 'Übernehmen (1)' }).click();
    await dialog.getByText(/0 angelegt · 1 geändert · \d+ abgelehnt/).waitFor();
    await dialog.getByRole('button', { name: 'Schließen' }).click();

    const mandant = await admin();
    const linked = (await collect(mandant.admin.persons())).filter(
      ({ accountNumber }) => accountNumber === '65001',
    );
    mandant.dispose();
    expect(linked).toMatchObject([{ name: 'Von Hand GmbH', externalKey: expect.any(String) as string }]);
  });
});
