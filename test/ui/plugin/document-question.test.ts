import { expect as chai } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import type { DocumentRow } from '../../../src/services/lexoffice/sales-document.ts';
import { formatDate } from '../../../src/ui/format.ts';
import type { DocumentQuestion } from '../../../src/ui/document-question/document-question.ts';
import { showDocumentQuestion } from '../../../src/ui/document-question/show-document-question.ts';
import { allInside, button, inside, PlainWindow, settled } from './support/render.ts';

const aDocument = (part: Partial<DocumentRow> = {}): DocumentRow => ({
  id: 'd1',
  type: 'invoice',
  status: 'open',
  number: 'RE-1021',
  date: '2026-03-31',
  createdDate: '2026-03-31T08:00:00Z',
  updatedDate: '2026-03-31T08:00:00Z',
  contactName: 'Müller GmbH',
  totalCents: 119_000,
  currency: 'EUR',
  archived: false,
  ...part,
});

const freshStart = {
  ...de.questions.freshStart,
  consequence: de.questions.freshStart.consequence(formatDate('2026-11-22')),
};

async function open(
  documents: Parameters<typeof showDocumentQuestion>[1]['documents'],
  { words = freshStart, byMonth = false }: Partial<Parameters<typeof showDocumentQuestion>[1]> = {},
) {
  const window = new PlainWindow();
  const answer = showDocumentQuestion(window, { texts: de, documents, words, byMonth });
  return { answer, element: await window.element<DocumentQuestion>('lexoffice-document-question') };
}

const rowsOf = (element: DocumentQuestion) =>
  allInside(inside(element, 'lexoffice-grid'), '.row').map((row) => row.textContent);

describe('showDocumentQuestion', () => {
  it('lists what counts as transferred with count and sum, and has the focus on "Abbrechen"', async () => {
    const credit = aDocument({ id: 'd2', number: 'GS-7', type: 'creditNote', totalCents: 19_000 });
    const { answer, element } = await open([aDocument(), credit]);
    const text = element.shadowRoot!.textContent;
    expect(text).toContain('2 Belege über zusammen 1.000,00');
    expect(text).toContain('Das letzte Abrufdatum wird 22.11.2026');
    expect(rowsOf(element).some((row) => row.includes('GS-7') && row.includes('190,00'))).toBe(true);
    expect(allInside(element, 'select')).toEqual([]);
    await chai(element).to.be.accessible();
    await userEvent.keyboard('{Enter}');
    expect(await answer).toBeUndefined();
  });

  it('answers only what was confirmed, also when there is no document yet', async () => {
    const { answer, element } = await open([]);
    expect(element.shadowRoot!.textContent).toContain(de.questions.freshStart.none);
    button(element, 'Als übertragen ansehen').click();
    expect(await answer).toEqual([]);
  });

  it('answers for a month alone, with the documents, count and sum of that month', async () => {
    const words = de.questions.markAll;
    const documents = [
      aDocument({ date: '2026-09-30' }),
      aDocument({ id: 'd2', number: 'RE-1022', date: '2026-10-01', totalCents: 50_000 }),
      aDocument({ id: 'd3', number: 'RE-1023', date: '2026-10-31', totalCents: 25_000 }),
    ];
    const { answer, element } = await open(documents, { words, byMonth: true });
    expect(allInside(element, 'option').map((option) => option.textContent.trim())).toEqual([
      'Alle',
      '10.2026',
      '09.2026',
    ]);
    await userEvent.selectOptions(inside(element, 'select'), '2026-10');
    await settled();
    expect(element.shadowRoot!.textContent).toContain('2 Belege über zusammen 750,00');
    expect(rowsOf(element)).toHaveLength(2);
    await chai(element).to.be.accessible();
    button(element, '2 Belege kennzeichnen').click();
    expect(new Set(await answer)).toEqual(new Set(['d2', 'd3']));
  });

  it('shows marks without the customer, whom they do not know', async () => {
    const mark = { id: 'd1', type: 'invoice', number: 'RE-1', date: '2026-09-01', totalCents: 100 } as const;
    const { element } = await open([mark], { words: de.questions.unmarkAll, byMonth: true });
    expect(inside(element, 'lexoffice-grid').shadowRoot!.textContent).not.toContain('Kunde');
    button(element, '1 Kennzeichnung aufheben');
  });
});
