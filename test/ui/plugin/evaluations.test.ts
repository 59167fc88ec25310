import { expect as chai } from '@open-wc/testing';
import { html } from 'lit';
import { BehaviorSubject, of, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import { en } from '../../../src/l10n/en/en.ts';
import type { BooksState } from '../../../src/services/evaluation-sources/read-books.ts';
import type { StatedTaxesState } from '../../../src/services/evaluation-sources/read-stated-taxes.ts';
import type { BarChart } from '../../../src/ui/bar-chart/bar-chart.ts';
import type { EvaluationAction } from '../../../src/ui/evaluations/evaluation-events.ts';
import '../../../src/ui/evaluations/evaluations.ts';
import type { Evaluations } from '../../../src/ui/evaluations/evaluations.ts';
import type { Evaluation } from '../../../src/ui/evaluations/sheet.ts';
import { showEvaluations, type EvaluationsParams } from '../../../src/ui/evaluations/show-evaluations.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { realisticBooks } from './support/booked.ts';
import { allInside, button, inside, PlainWindow, renderIn, settled } from './support/render.ts';

const words = await de.evaluations();
const ready = (vouchers = realisticBooks()): BooksState => ({ status: 'ready', vouchers });
const compared: StatedTaxesState = {
  status: 'ready',
  taxes: [
    { taxCase: 'domestic-19', date: '2026-05-31', netCents: 40_000, taxCents: 7_600, grossCents: 47_600 },
  ],
  leftOut: 3,
  complete: false,
};

function open(evaluation: Evaluation, books = ready(), stated?: StatedTaxesState): Promise<Evaluations> {
  return renderIn(
    html`<lexoffice-evaluations
      mandant="Muster & Söhne GmbH"
      evaluation=${evaluation}
      .texts=${de}
      .words=${words}
      .books=${books}
      .stated=${stated}
    ></lexoffice-evaluations>`,
    'lexoffice-evaluations',
  );
}

const textOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const rows = (element: Element, selector = '.sheet tr') =>
  allInside(element, selector).map((row) => [...row.children].map(textOf));
const listed = (element: Element) =>
  allInside(inside(element, 'lexoffice-grid'), '.row').map((row) => textOf(row));

async function choose(element: Evaluations, label: string, value: string): Promise<void> {
  const field = allInside(element, 'label').find((each) => textOf(each).startsWith(label))!;
  await userEvent.selectOptions(field.querySelector('select')!, value);
  await settled();
}

async function openSum(element: Evaluations, name: string): Promise<void> {
  button(element, name).click();
  await settled();
}

function actionsOf(element: Evaluations): readonly EvaluationAction[] {
  const actions: EvaluationAction[] = [];
  element.addEventListener('evaluation-action', ({ action }) => actions.push(action));
  return actions;
}

describe('lexoffice-evaluations', () => {
  describe('accessibility', () => {
    it.each<[string, Evaluation, BooksState, StatedTaxesState | undefined]>([
      ['being read', 'revenue', { status: 'reading' }, undefined],
      ['failed', 'revenue', { status: 'failed', code: 'offline' }, undefined],
      ['without a voucher', 'revenue', ready([]), undefined],
      ['revenue', 'revenue', ready(), undefined],
      ['UStVA', 'vat-check', ready(), undefined],
      ['UStVA, comparing', 'vat-check', ready(), { status: 'reading', done: 2, total: 7 }],
      ['UStVA, compared', 'vat-check', ready(), compared],
      ['UStVA, comparison failed', 'vat-check', ready(), { status: 'failed', code: 'offline' }],
      ['ZM', 'ec-sales', ready(), undefined],
      ['OSS', 'oss', ready(), undefined],
      ['nothing in the period', 'oss', ready(realisticBooks().slice(0, 1)), undefined],
    ])('has no violations: %s', async (_name, evaluation, books, stated) => {
      await chai(await open(evaluation, books, stated)).to.be.accessible();
    });

    it('has no violations with the vouchers of a sum', async () => {
      const element = await open('revenue');
      await openSum(element, 'Belege zu April 2026: 2');
      await chai(element).to.be.accessible();
    });
  });

  it('shows revenue per month, kind and tax case; what a Schlussrechnung deducts is in no sum', async () => {
    expect(rows(await open('revenue'), '.sheet tbody tr').slice(0, 6)).toEqual([
      ['April 2026', '2', '11.200,00', '2.104,00', '13.304,00'],
      ['Rechnung', 'Inland 19 %', '2', '11.000,00', '2.090,00', '13.090,00'],
      ['Rechnung', 'Inland 7 %', '1', '200,00', '14,00', '214,00'],
      [
        'Rechnung',
        'Erhaltene Anzahlung 19 % (kein Erlös, in keiner Summe)',
        '1',
        '-5.000,00',
        '-950,00',
        '-5.950,00',
      ],
      ['Mai 2026', '4', '849,50', '-4,00', '845,50'],
      [
        'Rechnung',
        'Dienstleistung EU, Kunde schuldet die Steuer (§ 13b UStG)',
        '1',
        '50,00',
        '0,00',
        '50,00',
      ],
    ]);
    expect(rows(await open('revenue'), '.sheet tfoot tr')).toEqual([
      ['Summe', '6', '12.049,50', '2.100,00', '14.149,50'],
    ]);
  });

  it('draws the same numbers, month by month and kind by kind', async () => {
    const element = await open('revenue');
    const chart = inside<BarChart>(element, 'lexoffice-bar-chart');
    await waitUntil(() => chart.shadowRoot?.querySelector('canvas') != null);
    expect(chart.categories).toHaveLength(12);
    expect(chart.series.map(({ name, cents }) => [name, cents[3], cents[4]])).toEqual([
      ['Rechnung', 1_120_000, 204_950],
      ['Gutschrift', 0, 0],
      ['Storno', 0, -120_000],
      ['Generalumkehr', 0, 0],
    ]);
    const context = inside<HTMLCanvasElement>(chart, 'canvas').getContext('2d')!;
    const { width, height } = context.canvas;
    const pixels = context.getImageData(0, 0, width, height).data;
    expect(pixels.some((value) => value > 0)).toBe(true);
  });

  it('opens each sum to its vouchers, whose parts sum up to it, and shows hostile names as text', async () => {
    const element = await open('revenue');
    const actions = actionsOf(element);
    await openSum(element, 'Belege zu April 2026, Rechnung, Inland 19 %: 2');
    expect(textOf(inside(element, '.opened-list h3'))).toBe('Belege: April 2026, Rechnung, Inland 19 %');
    expect(textOf(inside(element, '.opened-list'))).toContain('2 Belege, Netto 11.000,00');
    expect(listed(element)).toEqual([
      expect.stringContaining('RE-1021 Müller GmbH 1.000,00'),
      expect.stringContaining('RE-1030 <img src=x onerror=alert(1)> 10.000,00'),
    ]);
    button(inside(element, 'lexoffice-grid'), 'Beleg RE-1030 zeigen').click();
    expect(actions).toEqual([{ kind: 'show-voucher', voucher: realisticBooks()[1] }]);
    button(element, 'Belege ausblenden').click();
    await settled();
    expect(allInside(element, '.opened-list')).toHaveLength(0);
  });

  it('lists Kennzahlen in the order of the form, whole euros without their cents', async () => {
    const element = await open('vat-check');
    await choose(element, 'Zeitraum', '2026-05');
    expect(rows(element, '.sheet tbody tr')).toEqual([
      ['Mai 2026', '4', '849,50', '', '-4,00'],
      ['81', 'Inland 19 %', '1', '-1.000,00', '-1.000', '-190,00'],
      ['86', 'Inland 7 %', '1', '-200,00', '-200', '-14,00'],
      ['41', 'Innergemeinschaftliche Lieferung', '1', '999,50', '999', '0,00'],
      ['21', 'Dienstleistung EU, Kunde schuldet die Steuer (§ 13b UStG)', '1', '50,00', '50', '0,00'],
      ['45', 'Fernverkauf Frankreich 20 %', '1', '1.000,00', '1.000', '200,00'],
    ]);
  });

  it('sums a Kennzahl up where several tax cases go into it: a Schlussrechnung less its Abschläge', async () => {
    const element = await open('vat-check');
    await choose(element, 'Zeitraum', '2026-04');
    expect(rows(element, '.sheet tbody tr').slice(1, 4)).toEqual([
      ['81', 'Summe Steuerpflichtige Umsätze 19 %', '2', '6.000,00', '6.000', '1.140,00'],
      ['81', 'Inland 19 %', '2', '11.000,00', '', '2.090,00'],
      ['81', 'Erhaltene Anzahlung 19 %', '1', '-5.000,00', '', '-950,00'],
    ]);
  });

  it('says of a case without a Kennzahl that the user has to decide', async () => {
    const element = await open('vat-check');
    await choose(element, 'Jahr', '2025');
    expect(rows(element, '.sheet tr.warning')).toEqual([
      [
        '–',
        'Steuerfrei, Kunde im Drittland oder ohne Land (keine eindeutige Kennzahl)',
        '1',
        '1.000,00',
        '',
        '0,00',
      ],
    ]);
  });

  it('holds beside the books what Lexware Office states, and says what that is and is not', async () => {
    const element = await open('vat-check', ready(), compared);
    await choose(element, 'Zeitraum', '2026-05');
    expect(rows(element, '.sheet tbody tr')[1]).toEqual([
      '81',
      'Inland 19 %',
      '1',
      '-1.000,00',
      '-1.000',
      '-190,00',
      '400,00',
      '76,00',
      '-1.400,00',
      '-266,00',
    ]);
    const notes = textOf(inside(element, '.notes'));
    expect(notes).toContain(
      'Die Voranmeldung, die Lexware Office selbst rechnet, gibt die Schnittstelle nicht heraus.',
    );
    expect(notes).toContain('3 Belege sind nicht dabei');
    expect(notes).toContain('vielleicht nicht vollständig');
  });

  it('forgets the comparison when another year is chosen', async () => {
    const element = await open('vat-check', ready(), compared);
    const actions = actionsOf(element);
    await choose(element, 'Jahr', '2025');
    expect(element.stated).toBeUndefined();
    expect(actions).toEqual([{ kind: 'compare', year: undefined }]);
    button(element, 'Mit Lexware Office vergleichen').click();
    expect(actions.at(-1)).toEqual({ kind: 'compare', year: '2025' });
  });

  it('lists the ZM by USt-IdNr and kind of supply, rounded to euros, and marks a sale without a number', async () => {
    const element = await open('ec-sales');
    expect(rows(element, '.sheet tbody tr')).toEqual([
      ['Mai 2026', '2', '1.049,50', ''],
      ['ohne USt-IdNr', 'Sonstige Leistung', 'Zoë SARL', '1', '50,00', '50'],
      ['EL123456789', 'Lieferung', 'Athena AE', '1', '999,50', '1.000'],
    ]);
    expect(rows(element, '.sheet tr.warning')).toHaveLength(1);
  });

  it('lists OSS by quarter; a chosen month stands for its own', async () => {
    const element = await open('revenue');
    await choose(element, 'Zeitraum', '2026-05');
    allInside(inside(element, 'lexoffice-tabs'), '[role=tab]')[3]!.click();
    await settled();
    expect(rows(element, '.sheet tbody tr')).toEqual([
      ['2. Quartal 2026', '1', '1.000,00', '200,00'],
      ['Frankreich', 'Lieferung', '20 %', '1', '1.000,00', '200,00'],
    ]);
    const periods = allInside<HTMLOptionElement>(element, 'label:last-of-type option').map(
      ({ value }) => value,
    );
    expect(periods).toEqual(['2026', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
  });

  it('E20: saves what is shown, each row with its period, amounts as numbers', async () => {
    const element = await open('ec-sales');
    const actions = actionsOf(element);
    button(element, 'Als CSV speichern').click();
    expect(actions).toEqual([
      {
        kind: 'export',
        name: 'Zusammenfassende Meldung Ganzes Jahr 2026.csv',
        content: [
          '\uFEFFZeitraum;USt-IdNr;Art der Leistung;Kunde;Belege;Netto;volle Euro',
          'Mai 2026;ohne USt-IdNr;Sonstige Leistung;Zoë SARL;1;50,00;50,00',
          'Mai 2026;EL123456789;Lieferung;Athena AE;1;999,50;1000,00',
          '',
        ].join('\r\n'),
      },
    ]);
  });

  it('keeps negative amounts numbers in the file, euros too', async () => {
    const element = await open('vat-check');
    await choose(element, 'Zeitraum', '2026-05');
    const actions = actionsOf(element);
    button(element, 'Als CSV speichern').click();
    expect(actions[0]).toHaveProperty('content', expect.stringContaining(';-1000,00;-1000,00;-190,00\r\n'));
  });

  it('offers no file and no paper of nothing', async () => {
    const element = await open('revenue', ready([]));
    expect(button(element, 'Als CSV speichern').disabled).toBe(true);
    expect(button(element, 'Drucken').disabled).toBe(true);
    expect(textOf(inside(element, '.empty'))).toContain('Es ist noch nichts gebucht.');
  });
});

describe('showEvaluations', () => {
  const params = (part: Partial<EvaluationsParams> = {}): EvaluationsParams => ({
    evaluation: 'vat-check',
    mandant: 'Muster & Söhne GmbH',
    books$: of(ready()),
    statedTaxes: () => of(compared),
    print: () => undefined,
    texts: de,
    words,
    ...part,
  });

  it('compares on request, stops when it is closed, and leads to the voucher', async () => {
    const window = new PlainWindow();
    const states = new Subject<StatedTaxesState>();
    const years: string[] = [];
    const books$ = new BehaviorSubject(ready());
    const closed = showEvaluations(
      window,
      params({
        books$,
        statedTaxes: (year) => {
          years.push(year);
          return states;
        },
      }),
    );
    const element = await window.element<Evaluations>('lexoffice-evaluations');
    button(element, 'Mit Lexware Office vergleichen').click();
    states.next({ status: 'reading', done: 1, total: 7 });
    await settled();
    expect(years).toEqual(['2026']);
    expect(textOf(inside(element, '.notes'))).toContain('Lexware Office wird gelesen: 1 von 7 Belegen');
    await openSum(element, 'Belege zu April 2026: 2');
    button(inside(element, 'lexoffice-grid'), 'Beleg RE-1021 zeigen').click();
    expect((await closed)?.id).toBe('v1');
    expect([states.observed, books$.observed]).toEqual([false, false]);
  });

  it('prints, and saves a file', async () => {
    const window = new PlainWindow();
    let printed = 0;
    const closed = showEvaluations(window, params({ print: () => (printed += 1) }));
    const element = await window.element<Evaluations>('lexoffice-evaluations');
    button(element, 'Drucken').click();
    button(element, 'Als CSV speichern').click();
    expect(printed).toBe(1);
    expect(window.files.map(({ name }) => name)).toEqual(['UStVA-Prüfliste Ganzes Jahr 2026.csv']);
    button(element, 'Schließen').click();
    expect(await closed).toBeUndefined();
  });

  it('shows itself in English', async () => {
    const window = new PlainWindow();
    const closed = showEvaluations(window, params({ texts: en, words: await en.evaluations() }));
    const element = await window.element<Evaluations>('lexoffice-evaluations');
    expect(rows(element, '.sheet tbody tr')[1]).toContain('Total Taxable sales 19 %');
    button(element, 'Vouchers of April 2026: 2');
    button(element, 'Close').click();
    await closed;
  });

  it('has an English text for every German one, and no empty one', async () => {
    const leaves = (node: unknown, path: string): readonly string[] =>
      typeof node === 'object' && node !== null
        ? Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
        : [typeof node === 'string' && node.trim() === '' ? `${path} is empty` : path];
    const english = leaves(await en.evaluations(), 'words');
    expect([...english].sort()).toEqual([...leaves(words, 'words')].sort());
    expect(english.filter((path) => path.endsWith('is empty'))).toEqual([]);
  });
});
