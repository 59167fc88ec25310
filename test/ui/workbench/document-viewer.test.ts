import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Attachment } from '../../../host/api/attachments.ts';
import '../../../host/workbench/views/host-vouchers-view.ts';
import type { HostVouchersView } from '../../../host/workbench/views/host-vouchers-view.ts';
import '../../../host/workbench/workbench.css';
import { CII_INVOICE } from '../../support/e-invoices.ts';
import { aVoucher } from '../../support/builders/voucher.ts';
import { listOf } from '../../support/list-of.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Two pages of nothing, 72 points wide and 144 high. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 144]>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 144]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
/** The same, with a file in it: a ZUGFeRD invoice. */
const withXml = (xml: string): string =>
  PDF.replace(
    '/Pages 2 0 R>>',
    '/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(factur-x.xml) 5 0 R]>>>>>>',
  ).replace(
    'trailer',
    `5 0 obj<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/EF<</F 6 0 R>>>>endobj
6 0 obj<</Type/EmbeddedFile/Length ${String(new TextEncoder().encode(xml).length)}>>stream
${xml}
endstream endobj
trailer`,
  );
const FILE: Attachment = {
  id: 'f1',
  voucherId: 'v1',
  name: 'RE-1021.pdf',
  contentType: 'application/pdf',
  role: 'original',
  sizeBytes: 2_048,
  sha256: '0'.repeat(64),
  addedAt: '2026-11-20T10:00:00.000Z',
};

async function show(pdf = PDF): Promise<HostVouchersView> {
  const url = URL.createObjectURL(new Blob([pdf], { type: 'application/pdf' }));
  const vouchers = Array.from({ length: 40 }, (_, index) =>
    aVoucher({ id: `v${String(index)}`, number: `RE-${String(index)}` }),
  );
  const books = { vouchers: listOf(...vouchers), persons: listOf() };
  await Promise.all([books.vouchers.refresh(), books.persons.refresh()]);
  const admin = {
    chart: () => Promise.resolve({ base: 'SKR03', individual: false, accounts: [] }),
    attachments: () => Promise.resolve([FILE]),
    attachmentUrl: () => url,
  };
  return fixture<HostVouchersView>(
    html`<host-vouchers-view
      style="height: 700px; width: 1200px"
      belegkreis="customers"
      .books=${{ ...books, session: { admin, mandant: { id: 'm1' } } }}
    ></host-vouchers-view>`,
  );
}

const viewer = (view: HostVouchersView) => view.shadowRoot!.querySelector('host-document-viewer');
const pages = (view: HostVouchersView) => [
  ...(viewer(view)?.shadowRoot!.querySelector('host-pdf')?.shadowRoot!.querySelectorAll('canvas') ?? []),
];
const grid = (view: HostVouchersView) => view.shadowRoot!.querySelector('host-grid')!;
const focused = (view: HostVouchersView) => grid(view).shadowRoot!.activeElement?.textContent.trim();
const tool = (name: string) => page.getByRole('button', { name, exact: true });

async function showFile(row = 'RE-3', pdf = PDF): Promise<HostVouchersView> {
  await page.viewport(1280, 800);
  const view = await show(pdf);
  await page.getByRole('gridcell', { name: row, exact: true }).click();
  await expect.poll(() => pages(view).length).toBe(2);
  await expect.element(tool('Beleg drucken')).toBeVisible();
  return view;
}

afterEach(() => vi.restoreAllMocks());

describe('the Belegviewer', () => {
  it('reads pages larger, smaller, as wide as there is room, whole, and turned', async () => {
    const view = await showFile();
    const [first] = pages(view);
    const room = first!.parentElement!.clientWidth;
    expect(first!.clientWidth).toBeGreaterThan(room - 4);
    await tool('Kleiner').click();
    expect(pages(view)[0]!.clientWidth).toBeCloseTo(room / 1.25, -1);
    await tool('Größer').click();
    expect(pages(view)[0]!.clientWidth).toBeCloseTo(room, -1);
    await tool('Ganze Seite').click();
    await expect
      .poll(() => pages(view)[0]!.clientHeight)
      .toBeLessThanOrEqual(pages(view)[0]!.parentElement!.clientHeight);
    expect(pages(view)[0]!.clientHeight).toBeCloseTo(2 * pages(view)[0]!.clientWidth, -1);
    await tool('Nach rechts drehen').click();
    await expect.poll(() => pages(view)[0]!.width).toBe(2 * pages(view)[0]!.height);
    await expectElement(viewer(view)!).to.be.accessible();
  });

  it('shows the invoice that is in a PDF (ZUGFeRD), and the PDF again', async () => {
    const view = await showFile('RE-3', withXml(CII_INVOICE));
    await page.getByText('E-Rechnung', { exact: true }).click();
    await expect.element(page.getByText('Vielen Dank für Ihren Auftrag.')).toBeVisible();
    await expect.element(page.getByText('Ökobau e.K.')).toBeVisible();
    await page.getByText('PDF', { exact: true }).click();
    await expect.poll(() => pages(view).length).toBe(2);
  });

  it('turns to a page by its number and by the next', async () => {
    const view = await showFile();
    const number = page.getByRole('spinbutton', { name: /^Seite/ });
    await tool('Nächste Seite').click();
    await expect.element(number).toHaveValue(2);
    await expect.element(tool('Nächste Seite')).toBeDisabled();
    await number.fill('1');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => pages(view)[0]!.parentElement!.scrollTop).toBe(0);
  });

  it('prints its pages and nothing of the page around', async () => {
    let printed = 0;
    vi.spyOn(window, 'print').mockImplementation(() => {
      printed = document.querySelectorAll('.print-sheet > canvas').length;
    });
    await showFile();
    await tool('Beleg drucken').click();
    expect(printed).toBe(2);
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.print-sheet')).toBeNull();
  });

  it('fills the window; Esc leaves that, Esc again closes it, and the row has the focus', async () => {
    const view = await showFile();
    await tool('Ganzes Fenster').click();
    const dialog = viewer(view)!.shadowRoot!.querySelector('dialog')!;
    expect(dialog.matches(':modal')).toBe(true);
    expect(dialog.clientWidth).toBe(innerWidth);
    expect(pages(view)).toHaveLength(2);
    await expectElement(viewer(view)!).to.be.accessible();
    await userEvent.keyboard('{Escape}');
    expect(dialog.matches(':modal')).toBe(false);
    await expect
      .poll(() => viewer(view)?.shadowRoot!.activeElement?.getAttribute('aria-label'))
      .toBe('Ganzes Fenster');
    await userEvent.keyboard('{Escape}');
    await waitUntil(() => viewer(view) === null);
    await expect.poll(() => focused(view)).toBe('RE-3');
    // The row is still the one that is looked at, and the next visit finds the viewer closed.
    expect(view.shadowRoot!.querySelector('host-voucher-detail')).not.toBeNull();
    expect(localStorage.getItem('fibuscan.viewer')).toContain('"isShown":false');
    await tool('Belegviewer').click();
    await waitUntil(() => viewer(view) !== null);
  });

  it('is as wide as somebody made it, by mouse or by keyboard, and the next time too', async () => {
    const view = await showFile();
    const width = (of: HostVouchersView) => of.shadowRoot!.querySelector('aside')!.clientWidth;
    const before = width(view);
    const line = page.getByRole('separator', { name: 'Breite des Belegviewers' });
    (line.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.element(line).toHaveAttribute('aria-valuenow', '36');
    await expect.poll(() => width(view)).toBeGreaterThan(before);
    const { right, width: room } = view.shadowRoot!.querySelector('.panes')!.getBoundingClientRect();
    const pointer = (type: string, clientX: number) =>
      line.element().dispatchEvent(new PointerEvent(type, { clientX, pointerId: 1, bubbles: true }));
    vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockImplementation(() => undefined);
    pointer('pointerdown', right - room * 0.36);
    pointer('pointermove', right - room * 0.5);
    pointer('lostpointercapture', 0);
    await expect.element(line).toHaveAttribute('aria-valuenow', '50');
    view.remove();
    const again = await showFile();
    expect(width(again)).toBeCloseTo(room / 2, -1);
  });

  it.each([[1280], [640]])('never covers the current row, %s px wide', async (width) => {
    await page.viewport(width, 400);
    const view = await show();
    view.style.cssText = 'height: 400px; width: 100%';
    const cells = () => [...grid(view).shadowRoot!.querySelectorAll<HTMLElement>('[role=row][data-row]')];
    await waitUntil(() => cells().length > 5);
    // The last one in sight, where booking and viewer open.
    const scroller = grid(view).shadowRoot!.querySelector('.scroller')!;
    const last = cells().findLast(
      (row) => row.getBoundingClientRect().bottom < scroller.getBoundingClientRect().bottom,
    )!;
    last.querySelector<HTMLElement>('[role=gridcell]')!.click();
    await waitUntil(() => viewer(view) !== null);
    await expect
      .poll(
        () => {
          const row = grid(view).shadowRoot!.querySelector('[role=row][aria-selected=true]')!;
          const { top, bottom } = row.getBoundingClientRect();
          const box = scroller.getBoundingClientRect();
          return {
            isBelowTop: top >= box.top,
            isAboveBottom: bottom <= box.bottom + 0.5,
            isInSight: box.bottom <= 400,
            q: JSON.stringify([top, bottom, box]),
          };
        },
        { timeout: 4000 },
      )
      .toMatchObject({ isBelowTop: true, isAboveBottom: true, isInSight: true });
  });
});
