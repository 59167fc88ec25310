import { expect as chai } from '@open-wc/testing';
import { html } from 'lit';
import { BehaviorSubject, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import { en } from '../../../src/l10n/en/en.ts';
import type { ReconciliationRun } from '../../../src/services/reconciliation/read-reconciliation.ts';
import type { Finding, Reconciliation } from '../../../src/services/reconciliation/reconciliation.ts';
import { reconciliationCsv } from '../../../src/ui/reconciliation/reconciliation-csv.ts';
import '../../../src/ui/reconciliation/reconciliation.ts';
import type { ReconciliationView } from '../../../src/ui/reconciliation/reconciliation.ts';
import { showReconciliation } from '../../../src/ui/reconciliation/show-reconciliation.ts';
import { aFinding, aReconciliation, realisticReconciliation, standing } from './support/findings.ts';
import { allInside, button, inside, PlainWindow, renderIn, settled } from './support/render.ts';

const words = await de.reconciliation();
const ready = (result: Reconciliation = realisticReconciliation()): ReconciliationRun => ({
  status: 'ready',
  result,
});

function open(state: ReconciliationRun): Promise<ReconciliationView> {
  return renderIn(
    html`<lexoffice-reconciliation .texts=${de} .words=${words} .state=${state}></lexoffice-reconciliation>`,
    'lexoffice-reconciliation',
  );
}

const textOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const grid = (element: Element) => inside(element, 'lexoffice-grid');
const rows = (element: Element) => allInside(grid(element), '.row').map(textOf);
const cells = (element: Element, selector: string) =>
  allInside(element, selector).map((row) => [...row.children].map(textOf));

async function choose(element: ReconciliationView, value: string): Promise<void> {
  await userEvent.selectOptions(inside<HTMLSelectElement>(element, 'select'), value);
  await settled();
}

async function openDetail(element: ReconciliationView, number: string): Promise<Element> {
  button(grid(element), `Einzelheiten zu ${number}`).click();
  await settled();
  return inside(grid(element), 'lexoffice-finding-detail');
}

describe('lexoffice-reconciliation', () => {
  describe('accessibility', () => {
    it.each<[string, ReconciliationRun]>([
      ['listing, total unknown', { status: 'listing', progress: { done: 0, total: 0 } }],
      ['listing', { status: 'listing', progress: { done: 250, total: 1000 } }],
      ['checking', { status: 'checking', progress: { done: 1, total: 9 }, current: 'RE-7' }],
      ['ready', ready()],
      ['incomplete', ready({ ...realisticReconciliation(), complete: false })],
      ['empty', ready(aReconciliation([]))],
      ['all equal', ready(aReconciliation([aFinding()]))],
      ['retrying', { status: 'retrying', code: 'offline', at: '2026-11-22T08:35:00Z' }],
      ['cancelled', { status: 'cancelled' }],
      ['failed', { status: 'failed', code: 'offline' }],
      ['failed on the way', { status: 'failed', code: 'offline', result: realisticReconciliation() }],
    ])('has no violations: %s', async (_name, state) => {
      await chai(await open(state)).to.be.accessible();
    });

    it('has no violations with a chosen month, an open detail and open gaps', async () => {
      const element = await open(ready());
      button(element, 'Juni 2026').click();
      inside<HTMLDetailsElement>(element, 'details').open = true;
      await settled();
      await openDetail(element, 'RE-1031');
      await chai(element).to.be.accessible();
    });
  });

  it('A19: shows count and sum on both sides per month, and says the result in words', async () => {
    const element = await open(ready());
    expect(cells(element, 'table tbody tr')).toEqual([
      ['Juni 2026', '5', '5', '4.760,00', '5.950,00', '-1.190,00', 'abweichend'],
      ['Mai 2026', '1', '0', '1.190,00', '0,00', '1.190,00', 'erklärt'],
      ['April 2026', '2', '2', '1.130,50', '1.130,50', '0,00', 'stimmt überein'],
    ]);
    expect(cells(element, 'table tfoot tr')).toEqual([
      ['Alle Monate', '8', '7', '7.080,50', '7.080,50', '0,00', 'abweichend'],
    ]);
  });

  it('shows the kinds of a chosen month, and only its findings', async () => {
    const element = await open(ready());
    button(element, 'April 2026').click();
    await choose(element, 'all');
    expect(button(element, 'April 2026').getAttribute('aria-pressed')).toBe('true');
    expect(cells(element, 'table[aria-label="Je Belegart: April 2026"] tbody tr')).toEqual([
      ['Rechnungen', '1', '1', '1.190,00', '1.190,00', '0,00'],
      ['Gutschriften', '1', '1', '-59,50', '-59,50', '0,00'],
    ]);
    expect(rows(element)).toHaveLength(2);
    button(element, 'Alle Monate').click();
    await settled();
    expect(rows(element)).toHaveLength(9);
  });

  it('C7, C8, A16: lists the deviations with what the user has to know', async () => {
    const listed = rows(await open(ready()));
    expect(listed).toHaveLength(7);
    expect(listed[0]).toContain('nur in Lexware Office Abschlagsrechnung AR-1');
    expect(listed[1]).toContain('Kunde nicht abgeglichen · erst am 01.07.2026 angelegt');
    expect(listed[2]).toContain('abweichend Rechnung RE-1031');
    expect(listed[2]).toContain('Gesamtbetrag: 1.190,00 → 2.380,00');
    expect(listed[3]).toContain('wird gerade bearbeitet');
    expect(listed[4]).toContain('Storno fehlt · berichtigt durch RE-1034');
    expect(listed[5]).toContain('Der Datensatz konnte nicht gelesen werden.');
    expect(listed[6]).toContain('wird gelesen …');
  });

  it('offers the findings that occur, with their number, and filters by them', async () => {
    const element = await open(ready());
    expect(allInside(element, 'select option').map(textOf)).toEqual([
      'Abweichungen (7)',
      'Alle Belege (9)',
      'stimmt überein (2)',
      'nur in Lexware Office (3)',
      'abweichend (1)',
      'wird gerade bearbeitet (1)',
      'nur in FIBUscan (1)',
      'noch nicht geprüft (1)',
    ]);
    await choose(element, 'being-edited');
    expect(rows(element)).toHaveLength(1);
    button(element, 'April 2026').click();
    await settled();
    expect(textOf(inside(element, '[slot=empty]'))).toBe('Kein Beleg entspricht der Auswahl.');
    expect(inside<HTMLSelectElement>(element, 'select').value).toBe('being-edited');
  });

  it('searches in number and customer, and shows hostile names as text', async () => {
    const element = await open(ready());
    await userEvent.fill(inside<HTMLInputElement>(element, 'input[type=search]'), '<IMG');
    await settled();
    expect(rows(element)).toHaveLength(1);
    expect(allInside(grid(element), 'img')).toHaveLength(0);
  });

  it('C6: opens to old and new value, the vouchers here and the way to Lexware Office', async () => {
    const element = await open(ready());
    const detail = await openDetail(element, 'RE-1031');
    expect(cells(detail, 'section:first-of-type tbody tr')).toEqual([
      ['Gesamtbetrag', '1.190,00', '2.380,00'],
    ]);
    expect(cells(detail, 'section:last-of-type tbody tr')).toEqual([
      ['Rechnung', 'RE-1021', '01.04.2026', '–', '1.190,00'],
    ]);
    const pages: unknown[] = [];
    element.addEventListener('reconciliation-action', ({ action }) => pages.push(action));
    button(detail, 'In Lexware Office öffnen').click();
    expect(pages).toEqual([{ kind: 'open-remote', page: { type: 'invoice', id: 'd5' } }]);
  });

  it('names why a document is only in Lexware Office also when nothing stands against it', async () => {
    const waits = aFinding({ state: 'only-there', class: 'offered', here: standing() });
    const [listed] = rows(await open(ready(aReconciliation([waits]))));
    expect(listed).toMatch(/^nur in Lexware Office .*noch nicht importiert$/);
  });

  it('C9: tells gaps as an information', async () => {
    const element = await open(ready());
    expect(textOf(inside(element, 'details'))).toBe(
      'Lücken in den Nummern (1) Lücke RE-1034 – vermutlich Entwurf',
    );
    button(element, 'Mai 2026').click();
    await settled();
    expect(allInside(element, 'details')).toHaveLength(0);
  });

  it('D4: says how many documents lie before the boundary', async () => {
    expect(textOf((await open(ready())).shadowRoot!.firstElementChild!.parentNode as Element)).toContain(
      '12 Belege wurden bis zum 31.03.2026 angelegt',
    );
  });

  it.each<[string, ReconciliationRun, string]>([
    [
      'no boundary',
      { status: 'failed', code: 'no-last-fetch-date' },
      'Es ist noch kein „Letztes Abrufdatum“ eingestellt.',
    ],
    ['offline', { status: 'failed', code: 'offline' }, de.problems.offline.message],
    [
      'a list that moved',
      ready({ ...realisticReconciliation(), complete: false }),
      'vielleicht nicht vollständig',
    ],
    ['nothing at all', ready(aReconciliation([])), 'weder in Lexware Office noch in FIBUscan'],
    ['only equal ones', ready(aReconciliation([aFinding()])), 'Alles stimmt überein.'],
  ])('says what is the matter: %s', async (_name, state, message) => {
    expect((await open(state)).shadowRoot!.textContent).toContain(message);
  });

  it('offers no file and no new reading while it reads', async () => {
    const element = await open({
      status: 'checking',
      progress: { done: 1, total: 9 },
      current: 'RE-7',
    });
    expect(button(element, 'Als CSV speichern').disabled).toBe(true);
    expect(button(element, 'Neu abrufen').disabled).toBe(true);
    expect(textOf(inside(element, '.reading'))).toContain('Einzelne Belege werden geprüft: 1 von 9');
  });

  it('announces the result once it is there', async () => {
    const element = await open({ status: 'listing', progress: { done: 0, total: 0 } });
    const live = inside(element, '[aria-live]');
    expect(textOf(live)).toBe('');
    element.state = ready();
    await settled();
    expect(textOf(live)).toBe('Abstimmung fertig: 7 Abweichungen');
  });

  it('stays quick with 10 000 documents', async () => {
    const findings = Array.from({ length: 10_000 }, (_, index) =>
      aFinding({ key: `d${index}`, number: `RE-${index}`, state: 'different', there: standing(index) }),
    );
    const element = await open(ready(aReconciliation(findings)));
    expect(rows(element).length).toBeLessThan(60);
  });
});

describe('reconciliationCsv', () => {
  it('E20: holds months, documents and gaps, amounts as numbers, formulas disarmed', () => {
    const result = aReconciliation(
      [aFinding({ contactName: '=cmd|calc', there: standing(-119_000), here: standing() }) satisfies Finding],
      { gaps: [{ first: 'RE-3', last: 'RE-5', count: 3, month: '2026-04' }] },
    );
    expect(reconciliationCsv(result, { texts: de, words }).split('\r\n')).toEqual([
      '\uFEFFMonat;Art;Anzahl Lexware Office;Anzahl FIBUscan;Summe Lexware Office;Summe FIBUscan;Differenz',
      '2026-04;Rechnungen;1;0;-1190,00;0,00;-1190,00',
      '',
      'Befund;Art;Nummer;Datum;Angelegt am;Kunde;Lexware Office;FIBUscan;Differenz;Hinweis',
      `stimmt überein;Rechnung;RE-1021;01.04.2026;01.04.2026;'=cmd|calc;-1190,00;0,00;-1190,00;`,
      '',
      'Lücken in den Nummern',
      'Lücke RE-3 bis RE-5 (3 Nummern) – vermutlich Entwürfe',
      '',
    ]);
  });
});

describe('showReconciliation', () => {
  it('begins again on request, saves the file, and lets the run go on when it is closed', async () => {
    const window = new PlainWindow();
    const states = new BehaviorSubject<ReconciliationRun>(ready());
    const signals: AbortSignal[] = [];
    const closed = showReconciliation(window, {
      run: (signal) => {
        signals.push(signal);
        return states;
      },
      openInLexware: () => undefined,
      texts: de,
      words,
    });
    const element = await window.element<ReconciliationView>('lexoffice-reconciliation');
    expect(window.dialogs[0]!.title).toBe('Abstimmung mit Lexware Office');
    button(element, 'Neu abrufen').click();
    await settled();
    expect(signals).toHaveLength(2);
    button(element, 'Als CSV speichern').click();
    expect(window.files.map(({ name }) => name)).toEqual(['Abstimmung-Lexware-Office.csv']);
    button(element, 'Schließen').click();
    await closed;
    expect([states.observed, signals[1]!.aborted]).toEqual([false, false]);
  });

  it('cancels the run, also while it waits to be tried again, and says until when and why it waits', async () => {
    const window = new PlainWindow();
    const states = new BehaviorSubject<ReconciliationRun>({
      ...{ status: 'retrying', code: 'offline', at: '2026-11-22T08:35:00Z' },
    });
    let signal: AbortSignal | undefined;
    void showReconciliation(window, {
      run: (given) => {
        signal = given;
        return states;
      },
      openInLexware: () => undefined,
      texts: de,
      words,
    });
    const element = await window.element<ReconciliationView>('lexoffice-reconciliation');
    expect(textOf(inside(element, '.banner'))).toMatch(/unterbrochen. Keine Verbindung.*22.11.2026 09:35/);
    button(element, 'Abbrechen').click();
    expect(signal?.aborted).toBe(true);
    states.next({ status: 'cancelled' });
    await settled();
    expect(textOf(inside(element, '.banner'))).toContain('Die Abstimmung wurde abgebrochen.');
    button(element, 'Schließen').click();
  });

  it('shows the last run with its result while a new one is read', async () => {
    const window = new PlainWindow();
    void showReconciliation(window, {
      run: () => of({ status: 'listing', progress: { done: 0, total: 0 } }),
      last: { at: '2026-11-22T08:30:00Z', run: of(ready()) },
      openInLexware: () => undefined,
      texts: de,
      words,
    });
    const element = await window.element<ReconciliationView>('lexoffice-reconciliation');
    button(element, 'Letzter Lauf: 22.11.2026 09:30').click();
    await settled();
    expect(rows(element)).not.toEqual([]);
    button(element, 'Schließen').click();
  });

  it('shows itself in English', async () => {
    const window = new PlainWindow();
    const closed = showReconciliation(window, {
      run: () => of(ready()),
      openInLexware: () => undefined,
      texts: en,
      words: await en.reconciliation(),
    });
    const element = await window.element<ReconciliationView>('lexoffice-reconciliation');
    expect(rows(element)[3]).toContain('being edited');
    button(element, 'June 2026');
    button(element, 'Close').click();
    await closed;
  });

  it('has an English text for every German one, and no empty one', async () => {
    const leaves = (node: unknown, path: string): readonly string[] =>
      typeof node === 'object' && node !== null
        ? Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
        : [typeof node === 'string' && node.trim() === '' ? `${path} is empty` : path];
    const english = leaves(await en.reconciliation(), 'words');
    expect([...english].sort()).toEqual([...leaves(words, 'words')].sort());
    expect(english.filter((path) => path.endsWith('is empty'))).toEqual([]);
  });
});
