import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { VoucherRecord } from '../../../host/wire/vouchers.ts';
import type { Books } from '../../../host/workbench/books.ts';
import '../../../host/workbench/views/host-voucher-detail.ts';
import type { HostVoucherDetail } from '../../../host/workbench/views/host-voucher-detail.ts';
import '../../../host/workbench/views/host-vouchers-view.ts';
import type { HostVouchersView } from '../../../host/workbench/views/host-vouchers-view.ts';
import { aVoucher } from '../../support/builders/voucher.ts';
import { listOf } from '../../support/list-of.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const dialog = (): HTMLDialogElement | null => document.querySelector('dialog.host-dialog');

async function booksOf(vouchers: readonly VoucherRecord[], calls: string[] = []): Promise<Books> {
  const books = { vouchers: listOf(...vouchers), persons: listOf() };
  await Promise.all([books.vouchers.refresh(), books.persons.refresh()]);
  const admin = {
    chart: () => Promise.resolve({ base: 'SKR03', individual: false, accounts: [] }),
    deleteVoucher: (id: string) => Promise.resolve(void calls.push(`delete ${id}`)),
    restoreVoucher: (id: string) => Promise.resolve(void calls.push(`restore ${id}`)),
  };
  return { ...books, session: { admin, mandant: { id: 'm1' } } } as unknown as Books;
}

async function detail(voucher: VoucherRecord, books?: Books): Promise<HostVoucherDetail> {
  return fixture<HostVoucherDetail>(
    html`<host-voucher-detail
      .books=${books ?? (await booksOf([voucher]))}
      .voucher=${voucher}
    ></host-voucher-detail>`,
  );
}
const said = (element: Element): string => element.shadowRoot!.textContent;

afterEach(() => {
  dialog()?.remove();
  vi.restoreAllMocks();
});

describe('an empty list of vouchers', () => {
  it.each(['customers', 'suppliers'])(
    'of %s has the button of the next step while something is to be set up',
    async (belegkreis) => {
      const run = vi.fn();
      await fixture(
        html`<host-vouchers-view
          .books=${await booksOf([])}
          .belegkreis=${belegkreis}
          .nextStep=${{ title: 'API-Token hinterlegen', action: 'Token eingeben', run }}
        ></host-vouchers-view>`,
      );
      await page.getByRole('button', { name: 'Token eingeben' }).click();
      expect(run).toHaveBeenCalledOnce();
    },
  );
});

describe('the detail of a voucher', () => {
  it('shows the posting date when it differs, country, USt-IdNr and the country of an OSS line (rules.md 30, 31)', async () => {
    const line = { account: '8320', taxCase: 'oss-goods:FR:20', rate: 20, ossCountry: 'FR' };
    const element = await detail(
      aVoucher({
        date: '2026-03-30',
        postingDate: '2026-04-01',
        countryCode: 'FR',
        vatId: 'FR40303265045',
        lines: [{ ...line, netCents: 100, taxCents: 20, grossCents: 120 }],
      }),
    );
    for (const fact of ['Buchungsdatum 01.04.2026', 'Land FR', 'USt-IdNr. FR40303265045', '20 % FR'])
      expect(said(element)).toContain(fact);
    await expectElement(element).to.be.accessible();
  });

  it('says nothing about a posting date that is the document date', async () => {
    expect(said(await detail(aVoucher()))).not.toContain('Buchungsdatum');
  });

  it('names what stays booked when an invoice with its Storno is deleted', async () => {
    const calls: string[] = [];
    const invoice = aVoucher();
    const storno = aVoucher({
      id: 'v2',
      kind: 'cancellation',
      relatedNumber: invoice.number,
      postingDate: '2026-05-04',
      grossCents: -119_000,
    });
    await detail(invoice, await booksOf([invoice, storno], calls));
    await page.getByRole('button', { name: 'Beleg löschen' }).click();
    await expect.element(page.getByText('Storno RE-1021 vom 04.05.2026 über -1.190,00 €')).toBeVisible();
    await page.getByRole('button', { name: 'Beleg löschen' }).last().click();
    await waitUntil(() => calls.length === 1);
    expect(calls).toEqual(['delete v1']);
  });

  it('brings a deleted voucher back', async () => {
    const calls: string[] = [];
    const voucher = aVoucher({ deleted: true });
    await detail(voucher, await booksOf([voucher], calls));
    await page.getByRole('button', { name: 'Wiederherstellen' }).click();
    await waitUntil(() => calls.length === 1);
    expect(calls).toEqual(['restore v1']);
  });
});

describe('the Belegliste', () => {
  const show = async (...vouchers: VoucherRecord[]) =>
    fixture<HostVouchersView>(
      html`<host-vouchers-view
        style="height: 400px"
        belegkreis="customers"
        .books=${await booksOf(vouchers)}
      ></host-vouchers-view>`,
    );
  const grid = (element: HostVouchersView) => element.shadowRoot!.querySelector('host-grid')!;

  it('shows deleted vouchers when asked to', async () => {
    const element = await show(aVoucher(), aVoucher({ id: 'v2', number: 'RE-1022', deleted: true }));
    await waitUntil(() => said(grid(element)).includes('RE-1021'));
    expect(said(grid(element))).not.toContain('RE-1022');
    await page.getByRole('checkbox', { name: 'gelöschte zeigen' }).click();
    await waitUntil(() => said(grid(element)).includes('RE-1022'));
    await expectElement(element).to.be.accessible();
  });

  it('has a column for the posting date only while one differs (rules.md 30)', async () => {
    const usual = await show(aVoucher());
    await waitUntil(() => said(grid(usual)).includes('RE-1021'));
    expect(said(grid(usual))).not.toContain('Buchungsdatum');
    const moved = await show(aVoucher({ postingDate: '2026-12-01' }));
    await waitUntil(() => said(grid(moved)).includes('01.12.2026'));
    expect(said(grid(moved))).toContain('Buchungsdatum');
  });

  it('says what Lexware Office has as paid, in the list, the open items and the detail', async () => {
    const paid = aVoucher({ payment: { state: 'paid', paidOn: '2026-11-12' } });
    const element = await show(paid, aVoucher({ id: 'v2', number: 'RE-1022', payment: { state: 'open' } }));
    await waitUntil(() => said(grid(element)).includes('bezahlt 12.11.2026'));
    expect(said(grid(element))).toContain('offen');
    await page.getByRole('radio', { name: 'Offene Posten (ZV-Liste)' }).click();
    await waitUntil(() => element.shadowRoot!.querySelector('host-open-items'));
    const items = element.shadowRoot!.querySelector('host-open-items')!;
    // Information: nothing is cleared by it.
    const rows = () => said(items.shadowRoot!.querySelector('host-grid')!);
    await waitUntil(() => rows().includes('nicht fällig') || rows().includes('überfällig'));
    expect(rows()).toContain('bezahlt 12.11.2026');
    expect(said(await detail(paid))).toContain('In Lexware Office bezahlt 12.11.2026');
  });

  it('shows a voucher that somebody wants to see, whatever was searched for', async () => {
    const vouchers = Array.from({ length: 300 }, (_, index) =>
      aVoucher({ id: `v${index}`, number: `RE-${index}` }),
    );
    const element = await show(...vouchers);
    await waitUntil(() => said(grid(element)).includes('RE-0'));
    await page.getByRole('searchbox').fill('nothing like it');
    element.shown = { id: 'v250' };
    const current = () => grid(element).shadowRoot!.querySelector('[role=row][aria-selected=true]');
    await waitUntil(() => current()?.textContent.includes('RE-250') === true);
    expect(element.shadowRoot!.querySelector('host-voucher-detail')).not.toBeNull();
  });

  it('keeps search, period and current voucher when it is left and opened again', async () => {
    const books = await booksOf([aVoucher(), aVoucher({ id: 'v2', number: 'RE-2' })]);
    const open = () =>
      fixture<HostVouchersView>(
        html`<host-vouchers-view .books=${books} .belegkreis=${'customers'}></host-vouchers-view>`,
      );
    const first = await open();
    await page.getByRole('searchbox').fill('RE-2');
    await page.getByRole('gridcell', { name: 'RE-2', exact: true }).click();
    await page.getByRole('searchbox').click();
    await userEvent.keyboard('{Escape}');
    first.remove();
    const second = await open();
    await expect.element(page.getByRole('searchbox')).toHaveValue('RE-2');
    await expect.element(page.getByRole('region', { name: 'Buchung' })).toBeVisible();
    // Another Belegkreis has its own.
    second.belegkreis = 'suppliers';
    await expect.element(page.getByRole('searchbox')).toHaveValue('');
  });

  it('sums up the vouchers that are marked', async () => {
    const books = await booksOf([
      aVoucher({ grossCents: 100_00 }),
      aVoucher({ id: 'v2', number: 'RE-2', grossCents: -30_00 }),
      aVoucher({ id: 'v3', number: 'RE-3', grossCents: 500_00 }),
    ]);
    await fixture(html`<host-vouchers-view .books=${books} .belegkreis=${'customers'}></host-vouchers-view>`);
    await page.getByRole('gridcell', { name: 'RE-1021' }).click();
    await page.getByRole('gridcell', { name: 'RE-2', exact: true }).click({ modifiers: ['Control'] });
    await expect.element(page.getByText('2 markiert')).toHaveTextContent('70,00 €');
  });

  it('prints every row that is shown, and takes the sheet away again', async () => {
    const books = await booksOf([aVoucher(), aVoucher({ id: 'v2', number: 'RE-2' })]);
    await fixture(html`<host-vouchers-view .books=${books} .belegkreis=${'customers'}></host-vouchers-view>`);
    const printed = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await page.getByRole('searchbox').fill('RE-2');
    await page.getByRole('button', { name: 'Drucken' }).click();
    const sheet = document.querySelector('.print-sheet')!;
    expect(printed).toHaveBeenCalledOnce();
    expect(sheet.querySelector('h1')!.textContent).toBe('Ausgangsrechnungen (Kunden)');
    expect([...sheet.querySelectorAll('tbody tr')]).toHaveLength(1);
    expect(sheet.querySelector('td.money')!.textContent).toBe('1.190,00');
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.print-sheet')).toBe(null);
    printed.mockRestore();
  });

  it('prints a list that is grouped with the headings of its groups, folded ones too', async () => {
    const layout = { group: 'kind', folded: ['Gutschrift'] };
    localStorage.setItem('fibuscan.list.vouchers.customers', JSON.stringify(layout));
    const books = await booksOf([aVoucher(), aVoucher({ id: 'v2', number: 'GS-2', kind: 'creditNote' })]);
    await fixture(html`<host-vouchers-view .books=${books} .belegkreis=${'customers'}></host-vouchers-view>`);
    localStorage.removeItem('fibuscan.list.vouchers.customers');
    const printed = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await page.getByRole('button', { name: 'Drucken' }).click();
    const lines = [...document.querySelectorAll('.print-sheet tbody tr')].map(({ textContent }) =>
      textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(lines).toHaveLength(4);
    expect(lines.find((line) => line.startsWith('Rechnung (1)'))).toContain('Betrag');
    const heading = lines.findIndex((line) => line.startsWith('Gutschrift (1)'));
    expect(lines[heading + 1]).toContain('GS-2');
    dispatchEvent(new Event('afterprint'));
    printed.mockRestore();
  });

  it('prints the rows that are marked together, and says so', async () => {
    const books = await booksOf([
      aVoucher(),
      aVoucher({ id: 'v2', number: 'RE-2' }),
      aVoucher({ id: 'v3', number: 'RE-3' }),
    ]);
    await fixture(html`<host-vouchers-view .books=${books} .belegkreis=${'customers'}></host-vouchers-view>`);
    const printed = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await page.getByRole('gridcell', { name: 'RE-2', exact: true }).click();
    await page.getByRole('gridcell', { name: 'RE-3', exact: true }).click({ modifiers: ['Control'] });
    await expect.element(page.getByRole('button', { name: 'Markierte als CSV speichern (2)' })).toBeVisible();
    await page.getByRole('button', { name: 'Markierte drucken (2)' }).click();
    const rows = [...document.querySelectorAll('.print-sheet tbody tr')].map(
      ({ textContent }) => textContent,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('RE-2');
    dispatchEvent(new Event('afterprint'));
    printed.mockRestore();
  });

  it('offers in the menu of a row what its details offer', async () => {
    const calls: string[] = [];
    const books = await booksOf([aVoucher({ deleted: true })], calls);
    await fixture(html`<host-vouchers-view .books=${books}></host-vouchers-view>`);
    await page.getByRole('gridcell', { name: 'RE-1021' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Wiederherstellen' }).click();
    expect(calls).toEqual(['restore v1']);
  });

  it('is saved as a file with both dates, country and USt-IdNr', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob);
      return 'blob:none';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await show(aVoucher({ countryCode: 'AT', vatId: 'ATU12345678' }));
    await page.getByRole('button', { name: 'Als CSV speichern' }).click();
    await waitUntil(() => files.length === 1);
    const [head, row] = (await files[0]!.text()).split('\r\n').map((cells) => cells.split(';'));
    const cell = (title: string) => row?.[head!.indexOf(title)];
    expect(['Buchungsdatum', 'Land', 'USt-IdNr.', 'Betrag'].map(cell)).toEqual([
      '01.04.2026',
      'AT',
      'ATU12345678',
      '1.190,00',
    ]);
  });
});
