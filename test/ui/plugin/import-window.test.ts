import { expect as chai } from '@open-wc/testing';
import { userEvent } from 'vitest/browser';
import { html } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import { de } from '../../../src/l10n/de/de.ts';
import type { Failure } from '../../../src/services/failures.ts';
import type { Entry, ImportList } from '../../../src/services/invoices/rules/entry.ts';
import type { Selection } from '../../../src/services/invoices/run/import-run.ts';
import type { Grid } from '../../../src/ui/grid/grid.ts';
import type { ImportAction } from '../../../src/ui/import-window/import-actions.ts';
import '../../../src/ui/import-window/import-window.ts';
import type { ImportWindow } from '../../../src/ui/import-window/import-window.ts';
import { formatCents } from '../../../src/ui/format.ts';
import { aBlockedEntry, aBooking, aList, anEntry, aPendingEntry, aRow } from './support/entries.ts';
import { manyEntries, realisticEntries } from './support/realistic-list.ts';
import { allInside, button, inside, renderIn, settled } from './support/render.ts';

let answers: (Selection | undefined)[];
let actions: ImportAction[];

beforeEach(() => {
  answers = [];
  actions = [];
});

async function open(list?: ImportList, part: Partial<ImportWindow> = {}): Promise<ImportWindow> {
  const element = await renderIn<ImportWindow>(
    html`<lexoffice-import-window .texts=${de}></lexoffice-import-window>`,
    'lexoffice-import-window',
  );
  Object.assign(element, { list, ...part });
  element.onAnswer((answer) => answers.push(answer));
  element.addEventListener('import-action', ({ action }) => actions.push(action));
  await settled();
  return element;
}

const gridOf = (element: Element) => inside<Grid<Entry>>(element, '.fill lexoffice-grid');
const rowOf = (element: Element, number: string) =>
  allInside(gridOf(element), '.row').find((row) => row.textContent.includes(number))!;
const boxOf = (element: Element, number: string) => rowOf(element, number).querySelector('input')!;
const text = (element: Element, selector: string) =>
  inside(element, selector).textContent.replace(/\s+/g, ' ').trim();
const saveButton = (element: Element) => button(element, 'Speichern');

async function setList(element: ImportWindow, entries: readonly Entry[], part: Partial<ImportList> = {}) {
  element.list = aList(entries, part);
  await settled();
}

describe('lexoffice-import-window', () => {
  describe('accessibility', () => {
    const states: [string, ImportList | undefined][] = [
      ['loading', undefined],
      ['listing', aList([anEntry()], { status: 'listing', listed: { done: 250, total: 1200 } })],
      ['all kinds of entries', aList(realisticEntries())],
      ['empty', aList([])],
      ['failed', aList([], { status: 'failed', failure: 'offline', complete: false })],
      ['incomplete', aList([anEntry()], { complete: false })],
    ];
    it.each(states)('has no violations: %s', async (_name, list) => {
      await chai(await open(list)).to.be.accessible();
    });

    it('has no violations with an open detail and an open section', async () => {
      const element = await open(aList(realisticEntries()));
      button(gridOf(element), 'Einzelheiten zu RE-0990').click();
      button(element, 'Vor dem Abrufdatum (1)').click();
      await settled();
      await chai(element).to.be.accessible();
    });
  });

  describe('list', () => {
    it('says from which day on documents are fetched: the day after the boundary', async () => {
      const element = await open(aList([anEntry()], { lastFetchDate: '2026-03-31' }));
      expect(text(element, '.toolbar')).toContain('Abruf ab 01.04.2026');
    });

    it('G20: shows as many lines as the badge counts', async () => {
      const element = await open(aList(realisticEntries()));
      expect(text(element, '.counts')).toBe(
        'Wartend 11 · Stornos 1 · Gutschriften 1 · Korrekturen 1 · gesperrt 4',
      );
      expect(gridOf(element).rows).toHaveLength(11);
    });

    it('shows net, tax, gross and account of what would be booked', async () => {
      const element = await open(aList([anEntry()]));
      expect(text(gridOf(element), '.row')).toContain('1.000,00 190,00 1.190,00 8400');
    });

    it('shows a credit note with a minus sign', async () => {
      const element = await open(aList([anEntry({ kind: 'creditNote', grossCents: -5950 })]));
      expect(text(gridOf(element), '.row')).toContain('-50,00 -9,50 -59,50');
    });

    it('shows the gross of a pending entry and dots for what is still being read', async () => {
      const element = await open(aList([aPendingEntry({ grossCents: 48790 })], { status: 'details' }));
      expect(text(gridOf(element), '.row')).toContain('… … 487,90 …');
    });

    it('shows what comes from lexoffice as text', async () => {
      const hostile = '<img src=x onerror=alert(1)>';
      const element = await open(aList([anEntry({ number: hostile, contactName: hostile })]));
      button(gridOf(element), `Einzelheiten zu ${hostile}`).click();
      await settled();
      expect(text(gridOf(element), '.row')).toContain(hostile);
      expect(allInside(gridOf(element), 'img')).toHaveLength(0);
      expect(allInside(inside(gridOf(element), 'lexoffice-entry-detail'), 'img')).toHaveLength(0);
    });

    it('finds by number, customer and amount', async () => {
      const element = await open(
        aList([
          anEntry({ number: 'RE-1', contactName: 'Ökobau' }),
          anEntry({ number: 'RE-2', grossCents: 4711 }),
        ]),
      );
      const search = inside<HTMLInputElement>(inside(element, 'lexoffice-filter-bar'), 'input');
      for (const [word, expected] of [
        ['ökob', 'RE-1'],
        ['47,11', 'RE-2'],
        ['re-1', 'RE-1'],
      ] as const) {
        await userEvent.fill(search, word);
        await settled();
        expect(gridOf(element).rows.map(({ number }) => number)).toEqual([expected]);
      }
    });

    it('empties the search with the first Escape, before the dialog hears of it', async () => {
      const element = await open(aList([anEntry()]));
      const search = inside<HTMLInputElement>(inside(element, 'lexoffice-filter-bar'), 'input');
      const heard: string[] = [];
      element.addEventListener('keydown', ({ key }) => heard.push(key));
      await userEvent.fill(search, 'nichts');
      await settled();
      expect(text(element, '.empty')).toContain('Kein Beleg entspricht der Suche');
      search.focus();
      await userEvent.keyboard('{Escape}');
      await settled();
      expect(search.value).toBe('');
      expect(heard).toEqual([]);
      await userEvent.keyboard('{Escape}');
      expect(heard).toEqual(['Escape']);
    });

    it('groups by kind under headings with count and sum, and goes back to the order by date', async () => {
      const element = await open(aList(realisticEntries()));
      const headings = () =>
        [...gridOf(element).shadowRoot!.querySelectorAll('.group')].map((heading) =>
          heading.textContent.replace(/\s+/g, ' ').trim(),
        );
      expect(headings()).toEqual([]);
      const kinds = () => gridOf(element).rows.map(({ kind }) => kind);
      const byDate = kinds();
      const box = inside(element, 'lexoffice-filter-bar').shadowRoot!.querySelector('input[type=checkbox]')!;
      await userEvent.click(box);
      await settled();
      const starts = kinds().filter((kind, index, all) => kind !== all[index - 1]);
      expect(new Set(starts).size).toBe(starts.length);
      expect(headings()).toHaveLength(starts.length);
      const creditNotes = gridOf(element).rows.filter(({ kind }) => kind === 'creditNote');
      const sum = formatCents(creditNotes.reduce((total, { grossCents }) => total + grossCents, 0));
      expect(headings()).toContain(`Gutschrift ${creditNotes.length} · Summe ${sum}`);
      expect([...kinds()].sort()).toEqual([...byDate].sort());
      await chai(element).to.be.accessible();
      await userEvent.click(box);
      await settled();
      expect(kinds()).toEqual(byDate);
      expect(headings()).toEqual([]);
    });

    it('filters by kind and by reason, offering what occurs', async () => {
      const element = await open(aList(realisticEntries()));
      const [kind, reason] = allInside<HTMLSelectElement>(inside(element, 'lexoffice-filter-bar'), 'select');
      expect([...kind!.options].map((option) => option.text)).not.toContain('Abschlagsrechnung');
      await userEvent.selectOptions(kind!, 'Gutschrift');
      await settled();
      expect(gridOf(element).rows.map(({ number }) => number)).toEqual(['GS-0007']);
      await userEvent.selectOptions(kind!, 'Art: Alle');
      await userEvent.selectOptions(reason!, 'Sammeldebitor fehlt');
      await settled();
      expect(gridOf(element).rows.map(({ number }) => number)).toEqual(['RE-1035']);
    });
  });

  describe('selection', () => {
    it('checks preselected entries, offers others unchecked and locks blocked ones', async () => {
      const element = await open(aList(realisticEntries()));
      expect(boxOf(element, 'RE-1021').checked).toBe(true);
      expect(boxOf(element, 'RE-1030').checked).toBe(false);
      expect(rowOf(element, 'RE-1033').querySelector('input')).toBeNull();
      expect(rowOf(element, 'RE-1033').querySelector('[role=img]')!.getAttribute('aria-label')).toBe(
        'RE-1033 ist gesperrt',
      );
    });

    it('survives updates of the list', async () => {
      const offered = anEntry({ number: 'RE-2', class: 'offered', reason: 'closing-invoice' });
      const element = await open(aList([anEntry({ number: 'RE-1' }), offered]));
      boxOf(element, 'RE-1').click();
      boxOf(element, 'RE-2').click();
      await settled();
      await setList(element, [anEntry({ number: 'RE-0' }), anEntry({ number: 'RE-1' }), { ...offered }]);
      expect([
        boxOf(element, 'RE-0').checked,
        boxOf(element, 'RE-1').checked,
        boxOf(element, 'RE-2').checked,
      ]).toEqual([true, false, true]);
    });

    it('does not carry "select all" over to what turns out to be a closing invoice', async () => {
      const pending = aPendingEntry({ number: 'RE-9' });
      const element = await open(aList([pending], { status: 'details' }));
      const all = inside(gridOf(element), '.head input');
      all.click();
      await settled();
      all.click();
      await settled();
      expect(boxOf(element, 'RE-9').checked).toBe(true);
      await setList(element, [anEntry({ number: 'RE-9', class: 'offered', reason: 'closing-invoice' })]);
      expect(boxOf(element, 'RE-9').checked).toBe(false);
    });

    it('drops an entry that becomes blocked', async () => {
      const element = await open(aList([anEntry({ number: 'RE-1' }), anEntry({ number: 'RE-2' })]));
      await setList(element, [
        anEntry({ number: 'RE-1' }),
        aBlockedEntry({ number: 'RE-2', key: 'RE-2:invoice' }),
      ]);
      saveButton(element).click();
      expect(answers).toEqual([{ keys: ['RE-1:invoice'], dates: {} }]);
    });

    it('keeps what the search hides', async () => {
      const element = await open(aList([anEntry({ number: 'RE-1' }), anEntry({ number: 'RE-2' })]));
      await userEvent.fill(
        inside<HTMLInputElement>(inside(element, 'lexoffice-filter-bar'), 'input'),
        'RE-1',
      );
      await settled();
      saveButton(element).click();
      expect(answers[0]!.keys).toEqual(['RE-1:invoice', 'RE-2:invoice']);
    });

    it('takes an earlier selection up again', async () => {
      const element = await open(aList([anEntry({ number: 'RE-1' }), anEntry({ number: 'RE-2' })]), {
        earlier: { keys: ['RE-2:invoice'] },
      });
      expect([boxOf(element, 'RE-1').checked, boxOf(element, 'RE-2').checked]).toEqual([false, true]);
    });

    it('may hold entries whose details are pending', async () => {
      const element = await open(aList([aPendingEntry({ number: 'RE-5' })], { status: 'details' }));
      saveButton(element).click();
      expect(answers[0]!.keys).toEqual(['RE-5:invoice']);
    });

    it('sums up by kind, corrections by their difference', async () => {
      const element = await open(aList(realisticEntries()));
      boxOf(element, 'RE-0990').click();
      await settled();
      expect(text(element, '.sums')).toBe(
        'Ausgewählt 6 · Rechnungen 125.134,68 · Gutschriften -59,50 · Stornos -119,00 · Korrekturen 23,80 · Summe 124.979,98',
      );
    });
  });

  describe('saving', () => {
    it('says why it is not possible: nothing selected', async () => {
      const element = await open(aList([aBlockedEntry()]));
      expect(saveButton(element).disabled).toBe(true);
      expect(text(element, '#obstacle')).toBe('Keine Belege ausgewählt');
    });

    it('waits until the list is read, not until the details are', async () => {
      const element = await open(aList([anEntry()], { status: 'listing' }));
      expect(saveButton(element).disabled).toBe(true);
      expect(text(element, '#obstacle')).toBe('Die Liste wird noch gelesen');
      await setList(element, [anEntry()], { status: 'details' });
      expect(saveButton(element).disabled).toBe(false);
    });

    it('answers nothing on "Abbrechen"', async () => {
      const element = await open(aList([anEntry()]));
      button(element, 'Abbrechen').click();
      expect(answers).toEqual([undefined]);
    });

    it('reminds that transferred invoices must not be changed', async () => {
      const element = await open(aList([anEntry()]));
      expect(text(element, 'footer')).toContain(
        'Übertragene Rechnungen dürfen in Lexware Office nicht mehr geändert werden.',
      );
    });
  });

  describe('selection menu', () => {
    const closing = (number: string) =>
      anEntry({ number, class: 'offered', reason: 'closing-invoice', grossCents: 1000 });

    it('checks all of one reason, and all that the filter leaves', async () => {
      const element = await open(aList([anEntry(), closing('RE-2'), closing('RE-3')]));
      const choose = async (label: string) => {
        button(element, 'Auswahl').click();
        await settled();
        button(inside(element, 'lexoffice-menu'), label).click();
        await settled();
      };
      expect(text(element, '.sums')).toContain('Ausgewählt 1');
      await choose('Alle „Anzahlungen prüfen“ auswählen (2)');
      expect(text(element, '.sums')).toContain('Ausgewählt 3');
      await choose('Auswahl aufheben (3)');
      expect(text(element, '.sums')).toContain('Ausgewählt 0');
      await choose('Alle „ohne Hinweis“ auswählen (1)');
      expect(text(element, '.sums')).toContain('Ausgewählt 1');
      const search = inside(inside(element, 'lexoffice-filter-bar'), 'input');
      await userEvent.fill(search, 'RE-3');
      await settled();
      await choose('Alle gezeigten auswählen (1)');
      expect(text(element, '.sums')).toContain('Ausgewählt 2');
      expect(actions).toEqual([]);
    });
  });

  describe('remedies', () => {
    it.each([
      ['person-missing', 'Jetzt abgleichen', { kind: 'sync', contactId: 'c33' }],
      ['collective-account-missing', 'Sammeldebitor eintragen', { kind: 'collective-account' }],
      ['person-conflict', 'Kundenabgleich öffnen', { kind: 'sync-window' }],
      ['account-missing', 'Kontentabelle öffnen', { kind: 'account-table', taxCases: ['oss-goods:FR:20'] }],
    ] as const)('%s: %s', async (reason, label, expected) => {
      const entry = aBlockedEntry({
        reason,
        row: aRow({ contactId: 'c33' }),
        problems: reason === 'account-missing' ? [{ reason, taxCase: 'oss-goods:FR:20' }] : [],
      });
      const element = await open(aList([entry]));
      const menu = inside(element, 'lexoffice-menu');
      button(gridOf(element), 'Aktionen zu RE-1033').click();
      await settled();
      button(menu, label).click();
      expect(actions).toEqual([expected]);
    });

    it('leaves the row to the reason', async () => {
      const element = await open(aList([aBlockedEntry({ row: aRow({ contactId: 'c33' }) })]));
      expect(text(gridOf(element), '.row')).toContain('Kunde nicht abgeglichen');
      expect(text(gridOf(element), '.row')).not.toContain('Jetzt abgleichen');
    });

    it('shows that a contact is being synchronised', async () => {
      const element = await open(aList([aBlockedEntry({ row: aRow({ contactId: 'c33' }) })]));
      button(gridOf(element), 'Einzelheiten zu RE-1033').click();
      element.syncing = new Set(['c33']);
      await settled();
      const detail = inside(gridOf(element), 'lexoffice-entry-detail');
      expect(button(detail, 'Wird abgeglichen …').disabled).toBe(true);
    });

    it('offers to fetch again after a failure, with what to do', async () => {
      const element = await open(aList([anEntry()], { status: 'failed', failure: 'offline' }));
      expect(text(element, '[role=alert]')).toContain('Internetverbindung, Proxy und Firewall prüfen');
      button(element, 'Neu abrufen').click();
      expect(actions).toEqual([{ kind: 'refresh' }]);
    });

    it('names a failure that has no text of its own', async () => {
      const element = await open(aList([], { status: 'failed', failure: 'toString' as Failure }));
      expect(text(element, '[role=alert]')).toContain('Unerwarteter Fehler (toString).');
    });
  });

  describe('sections', () => {
    it('folds what is not importable away, with counts', async () => {
      const element = await open(aList(realisticEntries()));
      expect(allInside(element, '.folds button').map((fold) => fold.textContent.trim())).toEqual([
        'Ausgelassen (1)',
        'Abschlagsrechnungen (1)',
        'Vor dem Abrufdatum (1)',
        'Verworfen (1)',
        'Bereits übertragen (2)',
      ]);
      expect(allInside(element, '.section')).toHaveLength(0);
    });

    it.each([
      ['Vor dem Abrufdatum (1)', 'Trotzdem importieren', { kind: 'take-by-hand', key: 'RE-0800:invoice' }],
      ['Verworfen (1)', 'Wiederherstellen', { kind: 'restore', keys: ['RE-0802:invoice'] }],
      ['Bereits übertragen (2)', 'Erneut importieren', { kind: 'import-again', key: 'RE-0901:invoice' }],
    ])('%s offers "%s"', async (section, label, expected) => {
      const element = await open(aList(realisticEntries()));
      button(element, section).click();
      await settled();
      button(inside(element, '.section lexoffice-grid'), label).click();
      expect(actions).toEqual([expected]);
      button(element, section).click();
      await settled();
      expect(allInside(element, '.section')).toHaveLength(0);
    });
  });

  describe('detail', () => {
    const detailOf = async (element: Element, number: string) => {
      button(gridOf(element), `Einzelheiten zu ${number}`).click();
      await settled();
      return inside(gridOf(element), 'lexoffice-entry-detail');
    };
    const cells = (detail: Element) =>
      allInside(detail, 'tbody tr').map((row) =>
        [...row.children].map((cell) => cell.textContent.trim()).join(' | '),
      );

    it('shows Debitor Soll an Konto Haben with the tax case in words, and which place named the account', async () => {
      const element = await open(aList([anEntry()]));
      const detail = await detailOf(element, 'RE-1021');
      expect(cells(detail)).toEqual([
        'Soll | 10021 | Müller GmbH | 1.190,00',
        'Haben |  | Kontentabelle | Inland 19 % | – | 1.000,00 | 190,00 | 1.190,00',
      ]);
      expect(inside<HTMLInputElement>(detail, 'input.account').value).toBe('8400');
    });

    it.each([
      ['account-of-person', 'Stammdaten des Kunden'],
      ['account-of-entry', 'Wahl für diesen Beleg'],
    ] as const)('says of %s which place it was', async (code, source) => {
      const hint = { code, account: '8400', taxCase: 'domestic-19' };
      const element = await open(aList([anEntry({ booking: aBooking(100000, { hints: [hint] }) })]));
      expect(cells(await detailOf(element, 'RE-1021'))[1]).toContain(source);
    });

    it('takes another account for the entry, and says why one is refused', async () => {
      const element = await open(aList([anEntry()]));
      const detail = await detailOf(element, 'RE-1021');
      const input = inside<HTMLInputElement>(detail, 'input.account');
      input.value = '8300';
      input.dispatchEvent(new Event('change', { bubbles: true }));
      const choice = { key: 'RE-1021:invoice', taxCase: 'domestic-19', account: '8300' };
      expect(actions).toEqual([{ kind: 'entry-account', ...choice }]);

      const problem = { reason: 'account-missing', ...choice, automaticRate: 7 } as const;
      element.refused = { ...choice, problem };
      await settled();
      expect(text(detail, '.problem')).toBe(
        'Konto 8300 rechnet 7\u00a0% Steuer heraus und passt nicht: Inland 19 %'.replace(/\s+/g, ' '),
      );
      expect([input.value, input.ariaInvalid]).toEqual(['8300', 'true']);
      await chai(element).to.be.accessible();
    });

    it('shows old and new values of a correction, its reversal and the new booking', async () => {
      const element = await open(aList(realisticEntries()));
      const detail = await detailOf(element, 'RE-0990');
      expect(cells(detail)[0]).toBe('Gesamtbetrag | 214,20 | 238,00');
      expect(allInside(detail, 'h4').map((heading) => heading.textContent.trim())).toEqual([
        'Geändert seit der Übertragung',
        'Generalumkehr der bisherigen Buchung · 20.04.2026',
        'Neue Buchung · 01.04.2026',
      ]);
    });

    it.each([
      ['paid', 1],
      ['paidoff', 1],
      ['open', 0],
    ])('says of an entry that is %s in Lexware Office whether it is paid there', async (status, count) => {
      const element = await open(aList([anEntry({ row: aRow({ status }) })]));
      const detail = await detailOf(element, 'RE-1021');
      const said = allInside(detail, 'p').filter((line) => line.textContent.includes('als bezahlt geführt'));
      expect(said).toHaveLength(count);
    });

    it('says exactly why an entry is blocked and what to do', async () => {
      const element = await open(aList(realisticEntries()));
      const detail = await detailOf(element, 'RE-1036');
      expect(text(detail, '.banner')).toBe(
        'Die Summen des Belegs passen nicht zusammen. Der Beleg weist 1.190,00 aus, die Beträge je Steuersatz ergeben 1.185,00. Den Beleg in Lexware Office prüfen.',
      );
    });

    it('offers an account of its own for a case that the table blocks', async () => {
      const problem = { reason: 'account-missing', taxCase: 'net:16' } as const;
      const element = await open(aList([aBlockedEntry({ reason: 'account-missing', problems: [problem] })]));
      const input = inside<HTMLInputElement>(await detailOf(element, 'RE-1033'), 'input.account');
      input.value = '8200';
      input.dispatchEvent(new Event('change', { bubbles: true }));
      expect(actions).toEqual([
        { kind: 'entry-account', key: 'RE-1033:invoice', taxCase: 'net:16', account: '8200' },
      ]);
    });

    it('changes the date of a Storno and takes it back when emptied', async () => {
      const storno = anEntry({
        key: 'RE-1:cancellation',
        number: 'RE-1',
        kind: 'cancellation',
        date: '2026-04-03',
        booking: aBooking(-100000, { kind: 'cancellation', date: '2026-04-03' }),
      });
      const element = await open(aList([storno]));
      const input = inside<HTMLInputElement>(
        await detailOf(element, 'RE-1'),
        'input[placeholder="TT.MM.JJJJ"]',
      );
      expect(input.value).toBe('03.04.2026');
      await userEvent.fill(input, '45.04.');
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();
      expect(input.getAttribute('aria-invalid')).toBe('true');
      expect(input.closest('label')!.textContent).toContain('Bitte ein Datum eingeben');
      await userEvent.fill(input, '15.4.');
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();
      saveButton(element).click();
      expect(answers[0]).toEqual({
        keys: ['RE-1:cancellation'],
        dates: { 'RE-1:cancellation': '2026-04-15' },
      });
      input.value = '';
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();
      saveButton(element).click();
      expect(answers[1]!.dates).toEqual({});
    });

    it('says when a booking is posted on the first open day, and takes no day in a closed period', async () => {
      const storno = anEntry({
        key: 'RE-1:cancellation',
        number: 'RE-1',
        kind: 'cancellation',
        class: 'offered',
        reason: 'period-closed',
        booking: aBooking(-100000, { kind: 'cancellation', postingDate: '2026-05-01' }),
      });
      const element = await open(aList([storno], { closedUntil: '2026-04-30' }));
      const detail = await detailOf(element, 'RE-1');
      expect(inside(detail, 'h4').textContent).toBe('Buchung · 01.04.2026 · Buchungsdatum 01.05.2026');
      expect(text(detail, '.banner')).toContain('Der Buchungszeitraum des Belegs ist abgeschlossen.');

      const input = inside<HTMLInputElement>(detail, 'input[placeholder="TT.MM.JJJJ"]');
      expect(input.value).toBe('01.05.2026');
      await userEvent.fill(input, '15.03.2026');
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();

      expect(inside(detail, 'h4').textContent).toBe('Buchung · 01.05.2026');
      expect(input.value).toBe('01.05.2026');
    });

    it('says which months a correction changes by which tax, and moves both bookings together', async () => {
      const correction = anEntry({
        key: 'RE-1:correction',
        number: 'RE-1',
        kind: 'correction',
        class: 'offered',
        reason: 'changed-after-transfer',
        reversal: aBooking(-100000, { kind: 'reversal', date: '2026-03-31' }),
        booking: aBooking(120000),
      });
      const element = await open(aList([correction]));
      const detail = await detailOf(element, 'RE-1');
      expect(text(detail, '.months')).toBe('Steuer je Monat: 03.2026: -190,00 · 04.2026: 228,00');

      const input = inside<HTMLInputElement>(detail, 'input[placeholder="TT.MM.JJJJ"]');
      expect(input.value).toBe('');
      await userEvent.fill(input, '02.05.26');
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();

      expect(text(detail, '.months')).toBe('Steuer je Monat: 05.2026: 38,00');
      expect(allInside(detail, 'h4').map((heading) => heading.textContent)).toEqual([
        'Generalumkehr der bisherigen Buchung · 31.03.2026 · Buchungsdatum 02.05.2026',
        'Neue Buchung · 01.04.2026 · Buchungsdatum 02.05.2026',
      ]);
    });

    it('keeps the own date of a Storno that was voided before the transfer', async () => {
      const storno = anEntry({
        number: 'RE-1',
        kind: 'cancellation',
        hints: [{ code: 'voided-before-transfer' }],
      });
      const element = await open(aList([storno]));
      expect(allInside(await detailOf(element, 'RE-1'), 'input')).toHaveLength(0);
    });
  });

  describe('menu', () => {
    const menu = (element: Element) => inside(element, 'lexoffice-menu');

    it('offers Verwerfen and the way to Lexware Office', async () => {
      const element = await open(aList([anEntry()]));
      button(gridOf(element), 'Aktionen zu RE-1021').click();
      await settled();
      expect(allInside(menu(element), '[role=menuitem]').map((item) => item.textContent.trim())).toEqual([
        'Verwerfen',
        'Als übertragen kennzeichnen',
        'In Lexware Office öffnen',
      ]);
      await chai(menu(element)).to.be.accessible();
      button(menu(element), 'Verwerfen').click();
      expect(actions).toEqual([{ kind: 'dismiss', keys: ['RE-1021:invoice'] }]);
    });

    it('moves with the arrows, closes with Escape alone and gives the focus back', async () => {
      const element = await open(aList([anEntry()]));
      const heard: string[] = [];
      element.addEventListener('keydown', (event) => heard.push(event.key));
      const opener = button(gridOf(element), 'Aktionen zu RE-1021');
      opener.focus();
      opener.click();
      await settled();
      expect(menu(element).shadowRoot!.activeElement!.textContent.trim()).toBe('Verwerfen');
      await userEvent.keyboard('{ArrowDown}');
      expect(menu(element).shadowRoot!.activeElement!.textContent.trim()).toBe('Als übertragen kennzeichnen');
      await userEvent.keyboard('{Escape}');
      await settled();
      expect(menu(element).matches(':popover-open')).toBe(false);
      expect(heard).not.toContain('Escape');
      expect(gridOf(element).shadowRoot!.activeElement).toBe(opener);
    });
  });

  describe('progress', () => {
    const progress = (element: Element) => inside(element, 'lexoffice-list-progress');

    it('shows pace and remaining time while details are read', async () => {
      const element = await open(
        aList([anEntry()], { status: 'details', details: { done: 20, total: 120, remainingMs: 55_000 } }),
      );
      expect(text(progress(element), '.line span')).toBe(
        'Einzelheiten: 20 von 120 · 109 je Minute · noch 55 s',
      );
    });

    it('G1: says while Lexware Office throttles when it goes on, announced once', async () => {
      const element = await open(
        aList([anEntry()], { status: 'details', details: { done: 20, total: 120, remainingMs: 55_000 } }),
      );
      const announced: string[] = [];
      for (const seconds of [12, 11, 10, 0]) {
        element.pausedSeconds = seconds;
        await settled();
        announced.push(inside(progress(element), '[aria-live=polite]').textContent);
        if (seconds === 11)
          expect(text(progress(element), '.line span')).toBe(
            'Einzelheiten: 20 von 120 · Lexware Office bremst, weiter in 11 s',
          );
      }
      expect(announced[0]).toBe('Einzelheiten: 20 von 120 · Lexware Office bremst, weiter in 12 s');
      expect(announced.slice(1, 3)).toEqual([announced[0], announced[0]]);
      expect(announced[3]).toBe('Einzelheiten: 20 von 120 · 109 je Minute · noch 55 s');
    });

    it('announces quarters, not every number', async () => {
      const element = await open(aList([], { status: 'listing', listed: { done: 0, total: 1000 } }));
      const live = inside(progress(element), '[aria-live=polite]');
      const seen = new Set<string>();
      for (let done = 0; done <= 990; done += 90) {
        await setList(element, [], { status: 'listing', listed: { done, total: 1000 } });
        seen.add(live.textContent);
      }
      expect(seen.size).toBe(4);
      await setList(element, [anEntry()]);
      expect(live.textContent).toBe('Liste vollständig, 1 wartend.');
    });

    it('takes no place once everything is read', async () => {
      const element = await open(aList([anEntry()]));
      expect(allInside(progress(element), 'progress')).toHaveLength(0);
      expect(progress(element).getBoundingClientRect().height).toBe(0);
    });
  });

  it('does not claim that nothing is waiting before anything was read', async () => {
    for (const list of [
      undefined,
      aList([], { status: 'listing' }),
      aList([], { status: 'failed', failure: 'offline' }),
    ])
      expect(text(await open(list), '.counts')).toBe('');
    expect(text(await open(aList([])), '.counts')).toBe('Wartend 0');
  });

  it('names the next step when there is nothing to import', async () => {
    const element = await open(aList([]));
    expect(text(element, '.empty')).toContain('Keine neuen Rechnungen seit 01.04.2026');
    button(element, 'Neu abrufen').click();
    expect(actions).toEqual([{ kind: 'refresh' }]);
  });

  it('keeps up with 10 000 entries while details arrive', async () => {
    const entries = manyEntries(10_000);
    const element = await open(aList(entries, { status: 'details' }));
    expect(text(element, '.sums')).toContain('Ausgewählt 10.000');
    const scroller = inside(gridOf(element), '.scroller');
    scroller.scrollTop = 200_000;
    await settled();
    await setList(element, [...entries], { status: 'details' });
    expect(scroller.scrollTop).toBe(200_000);
    const took: number[] = [];
    for (let update = 0; update < 5; update++) {
      const start = performance.now();
      await setList(element, [...entries], { status: 'details' });
      took.push(performance.now() - start);
    }
    // Three frames of rest are in each; an update must leave a slow machine responsive. The fastest tells what one takes: in the others
    // the machine may have been busy with something else.
    expect(Math.min(...took)).toBeLessThan(400);
  });
});
