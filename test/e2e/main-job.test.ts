import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARY_TOKEN, openWorkbench, type WorkbenchSession } from '../support/workbench-session.ts';

const LAST_FETCH_DATE = '2026-08-31';

describe('The main job in the workbench, from an empty token to booked vouchers', () => {
  let session: WorkbenchSession;
  const printed: string[] = [];
  const button = (name: string | RegExp) =>
    session.page.getByRole('button', { name, exact: typeof name === 'string' });
  const connect = (token: string) =>
    session.workbench.connect({ token, lastFetchDate: LAST_FETCH_DATE, gapMs: 0 });

  beforeAll(async () => {
    session = await openWorkbench({ now: '2026-11-20T10:00:00Z' });
    session.page.on('console', (message) => printed.push(message.text()));
    await session.workbench.open(session.host().newLink());
  });
  afterAll(() => session.stop());

  it('shows the areas and no lexoffice button while no token is stored (LX-12)', async () => {
    for (const area of ['Kasse', 'Bank', 'Lieferanten', 'Kunden'])
      await button(new RegExp(`^${area} 0$`)).waitFor();
    expect(await button('Mit Lexware Office abgleichen').count()).toBe(0);
    expect(await button(/^Rechnungen importieren/).count()).toBe(0);
  });

  it('says in its own words what is wrong with a token, a plan and the network (G6, G7, G21)', async () => {
    expect(await connect('not-the-token-of-this-company')).toContain('lehnt den API-Token ab');
    session.sandbox.admin.setPlan('none');
    expect(await connect(CANARY_TOKEN)).toContain('Tarif');
    session.sandbox.admin.setPlan('XL');
    await session.offline(async () => {
      expect(await connect(CANARY_TOKEN)).toContain('Keine Verbindung zu Lexware Office');
    });
  });

  it('names the connected company and never shows the token again (LX-03, S3)', async () => {
    expect(await connect(CANARY_TOKEN)).toContain('Verbunden mit Muster & Söhne GmbH');
    expect(await session.page.getByText('hinterlegt', { exact: true }).count()).toBe(1);
    expect(await session.page.content()).not.toContain(CANARY_TOKEN);
  });

  it('refuses the import while there is no letztes Abrufdatum, and says so (LX-04)', async () => {
    const date = session.page.getByLabel('Letztes Abrufdatum', { exact: true });
    const field = session.page.locator('host-setting-field').filter({ has: date });
    const enter = async (value: string) => {
      // "Gespeichert" may still stand there from before: it goes while something is being saved.
      const answered = session.page.waitForResponse(
        (response) => response.request().method() === 'PATCH' && response.ok(),
      );
      await date.fill(value);
      await date.blur();
      await answered;
      await field.getByText('Gespeichert').waitFor();
    };
    await enter('');
    await session.workbench.view('Kunden');
    await button('Rechnungen importieren').first().click();
    await session.page.getByText('Das letzte Abrufdatum fehlt.').waitFor();
    expect(await session.page.locator('lexoffice-import-window').count()).toBe(0);
    await button('Optionen öffnen').click();
    await enter(LAST_FETCH_DATE);
  });

  it('refuses the import before the first sync of Kunden (LX-07, rules.md 10)', async () => {
    await session.workbench.view('Kunden');
    await button(/^Rechnungen importieren/)
      .first()
      .click();
    await session.page.getByText('Zuerst die Kunden abgleichen').waitFor();
    await session.page.getByRole('button', { name: 'Abbrechen' }).click();
  });

  it('syncs each side by its own button (LX-13)', async () => {
    const { side: customers } = await session.workbench.sync('Kunden');
    expect(customers.new).toBeGreaterThan(25);
    await session.workbench.view('Personen');
    await button(`Personen ${customers.new}`).waitFor();
    const { side: suppliers } = await session.workbench.sync('Lieferanten');
    expect(suppliers.new).toBeGreaterThan(5);
    await button(`Personen ${customers.new + suppliers.new}`).waitFor();
    const { side: again } = await session.workbench.sync('Kunden');
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: customers.new });
  });

  it('counts one more when an invoice was written meanwhile (LX-18)', async () => {
    const before = await session.workbench.badge();
    await session.workbench.view('Lieferanten');
    const { address } = session.sandbox.admin.documents().find((document) => document.address.contactId)!;
    session.sandbox.admin.createInvoice({ address });
    expect(await session.workbench.badge()).toBe(before + 1);
  });

  it('opens the import window with every booking and without a request when nothing changed', async () => {
    const details = () =>
      session.page
        .locator('lexoffice-import-window')
        .evaluate((element) =>
          (element as unknown as { list: { entries: { detail: string }[] } }).list.entries.map(
            ({ detail }) => detail,
          ),
        );
    const close = async () => {
      await session.page.keyboard.press('Escape');
      await session.page.locator('lexoffice-import-window').waitFor({ state: 'detached' });
    };
    await session.workbench.badge();
    await session.workbench.openImport();
    await close();
    session.sandbox.clearJournal();
    await session.workbench.openImport();
    expect(session.sandbox.journal().map(({ path }) => path)).toEqual([]);
    expect(new Set(await details())).toEqual(new Set(['none', 'ready']));
    await close();
  });

  it('lists, saves, books on "Weiter" and accounts for every entry (LX-20 … LX-23, R16)', async () => {
    const badge = await session.workbench.badge();
    await session.workbench.openImport();
    const entries = await session.workbench.entries();
    expect(entries.filter(({ class: c }) => ['preselected', 'offered', 'blocked'].includes(c))).toHaveLength(
      badge,
    );
    expect(new Set(entries.map(({ kind }) => kind))).toContain('creditNote');
    const run = (await session.workbench.book())!;
    expect(run.identity.imported).toBe(entries.filter(({ class: c }) => c === 'preselected').length);
    expect(run.identity.found).toBe(entries.length);
    expect(run.identity.failed).toBe(0);
    await button(`Kunden ${run.identity.imported}`).waitFor();
  });

  it('keeps the vouchers with their lines over a reload and a restart of the server', async () => {
    const cockpit = await button(/^Kunden \d/).innerText();
    await session.page.reload();
    await button(/^Kunden [1-9]/).waitFor();
    await session.restart();
    await session.workbench.open(session.host().newLink());
    await button(/^Kunden [1-9]/).waitFor();
    expect(await button(/^Kunden \d/).innerText()).toBe(cockpit);
    await session.page.getByRole('row').nth(1).click();
    await session.page.getByRole('region', { name: 'Buchung' }).getByText('Haben').first().waitFor();
  });

  it('shows the original of a voucher, and nothing breaks the policy of the page (S4)', async () => {
    await session.page.locator('host-pdf canvas').first().waitFor({ timeout: 300_000 });
    expect(printed.filter((line) => /Trusted|violates|fake worker/.test(line))).toEqual([]);
  });

  it('books nothing a second time (B1, R2)', async () => {
    await session.workbench.view('Kunden');
    await session.workbench.openImport();
    expect((await session.workbench.entries()).filter(({ class: c }) => c === 'preselected')).toEqual([]);
    expect(await session.workbench.book()).toBeUndefined();
  });

  it('sums up what was booked, and every sum opens its vouchers (rules.md 35)', async () => {
    const { page } = session;
    // The sum under the Belegliste is gross; the demo company has no Schlussrechnung among what is preselected.
    const booked = (await page.locator('host-vouchers-view .sum strong').innerText()).replace(' €', '');
    await page.getByRole('button', { name: 'Auswertungen', exact: true }).click();
    await page.locator('lexoffice-bar-chart canvas').waitFor();
    const total = page.locator('lexoffice-evaluations tfoot tr');
    expect((await total.locator('td').last().innerText()).trim()).toBe(booked);
    const count = await total.getByRole('button').innerText();
    await total.getByRole('button').click();
    await page.getByRole('region', { name: 'Belege: Summe' }).getByText(`${count} Belege`).waitFor();
    expect(printed.filter((line) => /Trusted|violates/.test(line))).toEqual([]);
  });

  it('puts the list on paper, without buttons and without the workbench', async () => {
    const { page } = session;
    await page.emulateMedia({ media: 'print' });
    const dialog = page.locator('lexoffice-evaluations');
    expect(await dialog.locator('.paper').innerText()).toContain('Umsatz je Monat · Ganzes Jahr 2026');
    expect(await dialog.getByRole('button', { name: 'Drucken' }).isVisible()).toBe(false);
    expect(await page.locator('host-workbench').isVisible()).toBe(false);
    // As long as its content: nothing is cut off at the end of a page.
    const whole = await dialog
      .getByRole('group', { name: 'Umsatz je Monat' })
      .evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(whole).toBeLessThanOrEqual(1);
    await page.emulateMedia({ media: 'screen' });
  });

  it('leads to a voucher in the Belegliste', async () => {
    const { page } = session;
    const link = page
      .locator('lexoffice-evaluations lexoffice-grid')
      .getByRole('button', { name: /^Beleg .* zeigen$/ })
      .last();
    const number = await link.innerText();
    await link.click();
    await page.locator('host-voucher-detail').getByRole('heading', { name: number }).waitFor();
    const row = page.locator('host-vouchers-view host-grid [role=row][aria-selected=true]');
    await row.waitFor();
    expect(await row.innerText()).toContain(number);
  });

  it('has only read from Lexware Office (LX-09, S7)', () => {
    expect(new Set(session.sandbox.journal().map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('leaves the token in no artefact (S1)', async () => {
    const stored = await session.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const contents = await Promise.all(
        databases.map(
          ({ name }) =>
            new Promise<string>((resolve, reject) => {
              const opening = indexedDB.open(name!);
              opening.onerror = () => reject(opening.error!);
              opening.onsuccess = () => {
                const database = opening.result;
                const names = [...database.objectStoreNames];
                if (names.length === 0) {
                  resolve('');
                  return;
                }
                const transaction = database.transaction(names);
                const all = names.map((store) => transaction.objectStore(store).getAll());
                transaction.oncomplete = () =>
                  resolve(JSON.stringify(all.map(({ result }) => result as unknown)));
              };
            }),
        ),
      );
      return [
        ...contents,
        JSON.stringify(localStorage),
        JSON.stringify(sessionStorage),
        document.cookie,
      ].join('\n');
    });
    expect(stored).not.toContain(CANARY_TOKEN);
    expect(stored.length).toBeGreaterThan(1000); // the cache is really there
    expect(session.traffic.join('\n')).not.toContain(CANARY_TOKEN);
    expect(session.traffic.filter((line) => line.startsWith('pageerror'))).toEqual([]);
    expect(JSON.stringify(session.sandbox.journal())).not.toContain(CANARY_TOKEN);
    // In one go: the host works in this process, and would have its turn before every file.
    const files = readdirSync(session.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(files.filter((path) => readFileSync(path).includes(CANARY_TOKEN))).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });
});
