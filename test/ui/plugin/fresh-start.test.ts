import { expect as chai } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import type { DocumentRow } from '../../../src/services/lexoffice/sales-document.ts';
import type { FreshStart } from '../../../src/ui/fresh-start/fresh-start.ts';
import { showFreshStart } from '../../../src/ui/fresh-start/show-fresh-start.ts';
import { allInside, button, inside, PlainWindow } from './support/render.ts';

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

async function open(...documents: readonly DocumentRow[]) {
  const window = new PlainWindow();
  const answer = showFreshStart(window, { texts: de, documents, boundary: '2026-11-22' });
  return { answer, element: await window.element<FreshStart>('lexoffice-fresh-start') };
}

describe('showFreshStart', () => {
  it('lists what counts as transferred with count and sum, and has the focus on "Abbrechen"', async () => {
    const credit = aDocument({ id: 'd2', number: 'GS-7', type: 'creditNote', totalCents: 19_000 });
    const { answer, element } = await open(aDocument(), credit);
    const text = element.shadowRoot!.textContent;
    expect(text).toContain('2 Belege über zusammen 1.000,00');
    expect(text).toContain('Das letzte Abrufdatum wird 22.11.2026');
    const rows = allInside(inside(element, 'lexoffice-grid'), '.row').map((row) => row.textContent);
    expect(rows.some((row) => row.includes('GS-7') && row.includes('190,00'))).toBe(true);
    await chai(element).to.be.accessible();
    await userEvent.keyboard('{Enter}');
    expect(await answer).toBe(false);
  });

  it('answers only what was confirmed, also when there is no document yet', async () => {
    const { answer, element } = await open();
    expect(element.shadowRoot!.textContent).toContain(de.questions.freshStart.none);
    button(element, 'Als übertragen ansehen').click();
    expect(await answer).toBe(true);
  });
});
