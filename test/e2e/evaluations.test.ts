import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANARY_TOKEN, openWorkbench, type WorkbenchSession } from '../support/workbench-session.ts';

describe('The evaluations of what was imported', () => {
  let session: WorkbenchSession;
  const printed: string[] = [];

  beforeAll(async () => {
    session = await openWorkbench({ now: '2026-11-20T10:00:00Z' });
    const { page, workbench } = session;
    page.on('console', (message) => printed.push(message.text()));
    await workbench.open(session.host().newLink());
    await workbench.connect({ token: CANARY_TOKEN, lastFetchDate: '2026-01-31', gapMs: 0 });
    await workbench.sync('Kunden');
    await workbench.view('Kunden');
    await workbench.openImport();
    await workbench.book();
  });
  afterAll(() => session.stop());

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
});
