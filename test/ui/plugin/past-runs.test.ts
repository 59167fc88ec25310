import { expect as chai } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import type { Voucher } from '../../../host/api/vouchers.ts';
import { pastRuns as words } from '../../../src/l10n/de/past-runs.ts';
import { de } from '../../../src/l10n/de/de.ts';
import type { PastRun } from '../../../src/services/invoices/run/past-run.ts';
import { omit } from '../../../src/services/omit.ts';
import type { PastRuns } from '../../../src/ui/past-runs/past-runs.ts';
import { showPastRuns } from '../../../src/ui/past-runs/show-past-runs.ts';
import { showUndoQuestion } from '../../../src/ui/past-runs/show-undo-question.ts';
import type { Question } from '../../../src/ui/question/question.ts';
import { aBooking } from './support/entries.ts';
import { allInside, button, inside, PlainWindow, settled } from './support/render.ts';

function aVoucher(part: Partial<Voucher> = {}): Voucher {
  return {
    ...omit(aBooking(), 'hints'),
    id: 'v1',
    externalKey: 'lexoffice:o1:d1:invoice:0',
    belegkreis: 'customers',
    postingDate: '2026-04-01',
    origin: { source: 'lexoffice', documentId: 'd1', batchId: 'b1' },
    bookedAt: '2026-04-20T08:30:00Z',
    bookedBy: 'anna',
    deleted: false,
    ...part,
  };
}

function aRun(part: Partial<PastRun> = {}): PastRun {
  const vouchers = [aVoucher(), aVoucher({ id: 'v2', number: 'RE-1022', postingDate: '2026-05-01' })];
  return {
    batchId: 'b1',
    bookedAt: '2026-04-20T08:30:00Z',
    bookedBy: 'anna',
    vouchers,
    standing: vouchers,
    undone: false,
    ...part,
  };
}

describe('showPastRuns', () => {
  it('shows each run with its vouchers, and answers the one to take back', async () => {
    const window = new PlainWindow();
    const undone = aRun({ batchId: 'b0', bookedAt: '2026-04-01T08:30:00Z', standing: [], undone: true });
    const answer = showPastRuns(window, { runs: [aRun(), undone], texts: de, words });
    const element = await window.element<PastRuns>('lexoffice-past-runs');
    const grid = inside(element, 'lexoffice-grid');
    const rows = allInside(grid, '.row').map((row) => row.textContent.replace(/\s+/g, ' '));
    expect(rows.some((row) => row.includes('2.380,00') && row.includes('2 im Bestand'))).toBe(true);
    expect(rows.some((row) => row.includes('01.04.2026') && row.includes('storniert'))).toBe(true);
    button(grid, 'Einzelheiten zu 20.04.2026 10:30').click();
    await settled();
    expect(inside(grid, 'lexoffice-past-run-vouchers').shadowRoot!.textContent).toContain('RE-1022');
    await chai(element).to.be.accessible();

    button(grid, 'Lauf stornieren …').click();
    expect(await answer).toMatchObject({ does: 'undo', run: { batchId: 'b1' } });
  });
});

describe('showUndoQuestion', () => {
  const ask = async (run: PastRun, closedUntil?: string) => {
    const window = new PlainWindow();
    const answer = showUndoQuestion(window, { run, closedUntil, texts: de, words });
    return { answer, question: await window.element<Question>('lexoffice-question') };
  };

  it('says count and sum, what stays and what is posted on the first open day', async () => {
    const [first, second] = aRun().vouchers;
    const staying = aVoucher({ id: 'v3', kind: 'cancellation' });
    const run = aRun({ vouchers: [first!, second!, staying], standing: [first!, second!] });
    const { answer, question } = await ask(run, '2026-04-30');
    expect(allInside(question, 'p').map((paragraph) => paragraph.textContent)).toEqual([
      '2 Belege über zusammen 2.380,00 werden storniert: Jeder bekommt eine Generalumkehr mit demselben Buchungsdatum.',
      '1 davon liegt in einem abgeschlossenen Zeitraum und wird zum ersten offenen Tag, 01.05.2026, storniert.',
      '1 weitere Buchung des Laufs bleibt: Sie ist selbst ein Storno, oder der Beleg wurde danach storniert oder korrigiert.',
      'Die Belege werden danach wieder zum Import angeboten. Jede Buchung und das Stornieren des Laufs stehen im Logbuch.',
    ]);
    button(question, '2 Belege stornieren').click();
    expect(await answer).toBe(true);
  });

  it('changes nothing without a yes', async () => {
    const { answer, question } = await ask(aRun());
    button(question, 'Abbrechen').click();
    expect(await answer).toBe(false);
  });
});
