import { expect as chai } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { de } from '../../../src/l10n/de/de.ts';
import type { Entry } from '../../../src/services/invoices/rules/entry.ts';
import type { Selection } from '../../../src/services/invoices/run/import-run.ts';
import { summarise } from '../../../src/ui/summary-window/summary.ts';
import '../../../src/ui/summary-window/summary-window.ts';
import type { SummaryWindow } from '../../../src/ui/summary-window/summary-window.ts';
import { aBooking, anEntry, aPendingEntry } from './support/entries.ts';
import { manyEntries, realisticEntries } from './support/realistic-list.ts';
import { allInside, button, inside, renderIn } from './support/render.ts';

const chosen = () =>
  realisticEntries().filter((entry) => entry.class === 'preselected' || entry.class === 'offered');

async function open(entries: readonly Entry[], selection: Selection = { keys: [] }): Promise<SummaryWindow> {
  return renderIn(
    html`<lexoffice-summary-window
      .texts=${de}
      .entries=${entries}
      .selection=${selection}
    ></lexoffice-summary-window>`,
    'lexoffice-summary-window',
  );
}

const linesOf = (element: Element, part: string) =>
  allInside(element, part).map((row) => [...row.children].map((cell) => cell.textContent.trim()).join(' | '));

describe('lexoffice-summary-window', () => {
  it('has no accessibility violations', async () => {
    await chai(await open(chosen())).to.be.accessible();
  });

  it('groups by kind, with count and sum', async () => {
    const element = await open(chosen());
    expect(linesOf(element, 'section:first-of-type tr')).toEqual([
      'Art | Anzahl | Brutto',
      'Rechnung | 4 | 131.084,68',
      'Gutschrift | 1 | -59,50',
      'Storno | 1 | -119,00',
      'Korrektur | 1 | 23,80',
      'Summe | 7 | 130.929,98',
    ]);
  });

  it('groups by account and tax case, Soll = Haben', async () => {
    const element = await open(chosen());
    expect(linesOf(element, 'section:last-of-type tbody tr')).toEqual([
      'Soll (Personenkonten): 3 Debitoren | 130.442,08 | ',
      '1718 | Erhaltene Anzahlung 19 % | -5.000,00 | -950,00 |  | -5.950,00',
      '8400 | Inland 19 % | 114.615,19 | 21.776,89 |  | 136.392,08',
    ]);
    expect(linesOf(element, 'section:last-of-type tfoot tr')).toEqual([
      'Soll = Haben: 130.442,08 | 130.442,08 | 130.442,08',
    ]);
  });

  it('names what is loaded while booking and leaves it out of the accounts', async () => {
    const element = await open([anEntry(), aPendingEntry({ number: 'RE-2', grossCents: 48790 })]);
    expect(inside(element, '.banner').textContent).toContain('1 Beleg über 487,90 wird beim Buchen geladen');
    expect(summarise(element.entries).debitCents).toBe(119000);
  });

  it('shows the date that the user gave a Storno', async () => {
    const storno = anEntry({ key: 's', kind: 'cancellation', date: '2026-04-03' });
    const element = await open([storno], { keys: ['s'], dates: { s: '2026-04-15' } });
    expect(inside(inside(element, 'lexoffice-grid'), '.row').textContent).toContain('15.04.2026');
  });

  it('does not let anything be booked that does not balance', async () => {
    const element = await open([anEntry({ booking: aBooking(100000, { grossCents: 119001 }) })]);
    expect(inside(element, '[role=alert]').textContent).toContain('Soll 1.190,01 und Haben 1.190,00');
    expect(button(element, 'Weiter').disabled).toBe(true);
  });

  it('answers "Weiter" and "Zurück"', async () => {
    const element = await open([anEntry()]);
    const answers: unknown[] = [];
    element.onAnswer((answer) => answers.push(answer));
    button(element, 'Weiter').click();
    button(element, 'Zurück').click();
    expect(answers).toEqual(['next', 'back']);
  });

  it('sums 10 000 documents up and shows a window of them', async () => {
    const element = await open(manyEntries(10_000));
    expect(inside(element, '.lead').textContent).toContain('10.000 Belege');
    expect(allInside(inside(element, 'lexoffice-grid'), '.row').length).toBeLessThan(60);
  });

  it('says on which days is posted what is not posted on its own', async () => {
    const grid = async (...entries: Entry[]) => inside(await open(entries), 'lexoffice-grid');
    const moved = anEntry({ number: 'RE-2', booking: aBooking(100000, { postingDate: '2026-05-01' }) });
    const correction = anEntry({
      key: 'RE-3:correction',
      number: 'RE-3',
      kind: 'correction',
      reversal: aBooking(-100000, { kind: 'reversal', date: '2026-03-31' }),
    });
    const shown = allInside(await grid(moved, correction), '.row').map((row) => row.textContent);
    expect(shown.filter((row) => row.includes('01.05.2026'))).toHaveLength(1);
    expect(shown.filter((row) => row.includes('31.03.2026 / 01.04.2026'))).toHaveLength(1);
    expect((await grid(anEntry())).shadowRoot?.textContent).not.toContain('Buchungsdatum');
  });
});
