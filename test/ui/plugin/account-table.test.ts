import { expect as chai } from '@open-wc/testing';
import { BehaviorSubject } from 'rxjs';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { accountTable as words } from '../../../src/l10n/de/account-table.ts';
import { de } from '../../../src/l10n/de/de.ts';
import type { AccountTable, AccountTableRow } from '../../../src/services/account-table/account-table.ts';
import type { AccountCsv } from '../../../src/ui/account-table/account-csv.ts';
import '../../../src/ui/account-table/account-table.ts';
import type { AccountTableView } from '../../../src/ui/account-table/account-table.ts';
import {
  showAccountTable,
  type AccountTableParams,
} from '../../../src/ui/account-table/show-account-table.ts';
import type { Question } from '../../../src/ui/question/question.ts';
import { aTable, chart, realisticTable } from './support/account-table.ts';
import { allInside, button, inside, PlainWindow, renderIn, settled } from './support/render.ts';

async function open(table: AccountTable | undefined = realisticTable()): Promise<AccountTableView> {
  return renderIn(
    html`<lexoffice-account-table
      .texts=${de}
      .words=${words}
      .table=${table}
      .accounts=${chart()}
    ></lexoffice-account-table>`,
    'lexoffice-account-table',
  );
}

const rowsOf = (element: Element) =>
  allInside(element, 'tbody tr').map((row) => ({
    row,
    taxCase: row.querySelector('th')!.title,
    text: row.textContent.replace(/\s+/g, ' ').trim(),
    account: row.querySelector<HTMLInputElement>('td.account input')!,
    key: row.querySelector<HTMLInputElement>('td.key input')!,
  }));
const rowOf = (element: Element, taxCase: string) =>
  rowsOf(element).find((candidate) => candidate.taxCase === taxCase)!;

describe('lexoffice-account-table', () => {
  it('has no accessibility violations, with errors and without rows', async () => {
    const element = await open();
    await chai(element).to.be.accessible();
    element.table = aTable([]);
    await settled();
    await chai(element).to.be.accessible();
  });

  it('shows tax case in words, account with its name, and the state', async () => {
    const element = await open();
    expect(rowOf(element, 'domestic-19').text).toBe(
      'Inland 19 % Erlöse 19 % USt Automatikkonto 19 % bestätigt',
    );
    expect(rowOf(element, 'exempt').text).toContain('bitte prüfen Bestätigen');
    expect(rowOf(element, 'eu-supply').text).toContain('geändert');
  });

  it('names an account that the chart lacks, and does not offer to confirm it', async () => {
    const element = await open();
    const row = rowOf(element, 'export-goods');
    expect(row.text).toContain('Konto im Kontenrahmen nicht vorhanden');
    expect(row.account.getAttribute('aria-invalid')).toBe('true');
    expect(row.row.querySelector('button')).toBeNull();
  });

  it('warns of a BU-Schlüssel on an automatic account', async () => {
    expect(rowOf(await open(), 'abroad-7').text).toContain('Automatikkonto: ohne BU-Schlüssel buchen');
  });

  it('suggests the accounts of the chart', async () => {
    const element = await open();
    expect(rowOf(element, 'exempt').account.list!.options).toHaveLength(chart().length);
  });

  it('saves only what differs, and nothing while an account is unknown', async () => {
    const element = await open();
    const saved: unknown[] = [];
    element.addEventListener('save-rows', (event) => saved.push(event.rows));
    expect(button(element, 'Speichern').disabled).toBe(true);
    await userEvent.fill(rowOf(element, 'exempt').account, '8121');
    await settled();
    expect(button(element, 'Speichern').disabled).toBe(true);
    expect(inside(element, 'footer').textContent).toContain('Erst die markierten Konten berichtigen');
    await userEvent.fill(rowOf(element, 'exempt').account, '8120');
    await userEvent.fill(rowOf(element, 'exempt').key, '1');
    await settled();
    expect(rowOf(element, 'exempt').text).toContain('ungespeichert');
    expect(inside(element, 'footer').textContent).toContain('1 ungespeicherte Änderung');
    button(element, 'Speichern').click();
    expect(saved).toEqual([[{ taxCase: 'exempt', account: '8120', taxKey: '1' }]]);
  });

  it('is not dirty when an edit is taken back', async () => {
    const element = await open();
    await userEvent.fill(rowOf(element, 'exempt').account, '8120');
    await settled();
    expect(element.dirty).toBe(true);
    await userEvent.fill(rowOf(element, 'exempt').account, '8100');
    await settled();
    expect(element.dirty).toBe(false);
  });

  it('keeps edits when the table changes at another seat', async () => {
    const element = await open();
    await userEvent.fill(rowOf(element, 'exempt').account, '8120');
    element.table = { ...realisticTable(), version: 2 };
    await settled();
    expect(rowOf(element, 'exempt').account.value).toBe('8120');
  });

  it('confirms one row at once and all only after asking', async () => {
    const element = await open();
    const confirmed: unknown[] = [];
    element.addEventListener('confirm-cases', ({ taxCases, ask }) => confirmed.push([taxCases, ask]));
    rowOf(element, 'exempt').row.querySelector('button')!.click();
    button(element, 'Alle bestätigen (3)').click();
    expect(confirmed).toEqual([
      [['exempt'], false],
      [['exempt', 'abroad-19', 'abroad-7'], true],
    ]);
  });

  it('filters what is to be checked', async () => {
    const element = await open();
    inside(element, '.filter input').click();
    await settled();
    expect(rowsOf(element).map(({ taxCase }) => taxCase)).toEqual([
      'exempt',
      'abroad-19',
      'export-goods',
      'abroad-7',
    ]);
  });

  it('adds a row for a kind with its country and rate, and puts the focus on its account', async () => {
    const element = await open();
    const form = inside(element, 'lexoffice-add-case');
    const rate = () => inside<HTMLInputElement>(form, '[name="rate"]');
    const choose = (name: string, label: string) =>
      userEvent.selectOptions(inside<HTMLSelectElement>(form, `[name="${name}"]`), label);
    await choose('country', 'Frankreich');
    for (const wrong of ['', 'viel', '200']) {
      await userEvent.fill(rate(), wrong);
      await userEvent.keyboard('{Enter}');
      await settled();
      expect(inside(form, '#problem').textContent, wrong).toContain('z. B. 20 oder 5,5');
      expect(rate().ariaInvalid).toBe('true');
    }
    await userEvent.fill(rate(), '5,50');
    await userEvent.keyboard('{Enter}');
    await settled();
    const added = rowOf(element, 'oss-goods:FR:5.5');
    expect(added.text).toContain('Fernverkauf Frankreich 5,5 %');
    expect(element.shadowRoot!.activeElement).toBe(added.account);

    await choose('country', 'Frankreich');
    await userEvent.fill(rate(), '5.5');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(inside(form, '#problem').textContent).toContain('steht schon in der Tabelle');

    added.row.querySelector('button')!.click();
    await settled();
    expect(rowOf(element, 'oss-goods:FR:5.5')).toBeUndefined();
  });

  it('adds a case that needs neither country nor rate', async () => {
    const element = await open();
    const form = inside(element, 'lexoffice-add-case');
    const kind = inside<HTMLSelectElement>(form, '[name="kind"]');
    const offered = () => [...kind.options].map(({ textContent }) => textContent);
    const name = 'Steuerfrei, Kunde im EU-Ausland';
    await userEvent.selectOptions(kind, name);
    expect(form.shadowRoot!.querySelector('[name="rate"]')).toBeNull();
    button(form, 'Steuerfall hinzufügen').click();
    await settled();
    expect(rowOf(element, 'exempt-eu').text).toContain(name);
    expect(offered()).not.toContain(name);
  });
});

describe('lexoffice-account-csv', () => {
  async function read(element: AccountTableView, content: BlobPart): Promise<AccountCsv> {
    const csv = inside<AccountCsv>(element, 'lexoffice-account-csv');
    const files = new DataTransfer();
    files.items.add(new File([content], 'tabelle.csv'));
    const input = inside<HTMLInputElement>(csv, 'input');
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await expect.poll(() => input.value).toBe('');
    await settled();
    return csv;
  }
  const lines = (csv: AccountCsv) => allInside(csv, 'li').map(({ textContent }) => textContent);

  it('turns the rows of a file into drafts, which saves only what differs', async () => {
    const element = await open();
    const saved: unknown[] = [];
    element.addEventListener('save-rows', (event) => saved.push(event.rows));
    const csv = await read(
      element,
      'Steuerfall;Konto;BU-Schlüssel\r\ndomestic-19;8400;\r\nexempt;8120;1\r\noss-goods:FR:20;8320;10\r\n',
    );
    expect(inside(csv, '[role=status]').textContent).toContain('3 Zeilen, davon 2 anders als gespeichert');
    expect(saved).toEqual([]);
    expect(rowOf(element, 'exempt').text).toContain('ungespeichert');
    expect(rowOf(element, 'oss-goods:FR:20').text).toContain('neu');
    button(element, 'Speichern').click();
    expect(saved).toEqual([
      [
        { taxCase: 'oss-goods:FR:20', account: '8320', taxKey: '10' },
        { taxCase: 'exempt', account: '8120', taxKey: '1' },
      ],
    ]);
  });

  it('lists the errors of all lines and takes over none of the file', async () => {
    const element = await open();
    const csv = await read(element, 'Steuerfall;Konto\nexempt;8120\nexempt;8120\ndomestic-7;9999\n');
    expect(lines(csv)).toEqual([
      'Zeile 3: Der Steuerfall exempt steht weiter oben schon einmal.',
      'Zeile 4: Konto 9999 ist im Kontenrahmen nicht vorhanden.',
    ]);
    expect(element.dirty).toBe(false);
    await chai(element).to.be.accessible();
    await read(element, 'Steuerfall;Konto\nexempt;8120\n');
    expect(lines(csv)).toEqual([]);
    expect(element.dirty).toBe(true);
  });

  it('reads a file as a German Excel saves it', async () => {
    const element = await open();
    // "BU-Schlüssel" in Windows-1252: not UTF-8.
    const bytes = Uint8Array.from('Steuerfall;Konto;BU-Schl\u00fcssel\r\nexempt;8120;1\r\n', (c) =>
      c.charCodeAt(0),
    );
    await read(element, bytes);
    expect(rowOf(element, 'exempt').key.value).toBe('1');
  });

  it('saves what is stored, not what is being typed', async () => {
    const element = await open();
    const csv = inside<AccountCsv>(element, 'lexoffice-account-csv');
    const contents: string[] = [];
    element.addEventListener('save-csv', ({ content }) => contents.push(content));
    await userEvent.fill(rowOf(element, 'exempt').account, '8120');
    await settled();
    expect(button(csv, 'Als CSV speichern').disabled).toBe(true);
    await userEvent.fill(rowOf(element, 'exempt').account, '8100');
    await settled();
    button(csv, 'Als CSV speichern').click();
    expect(contents[0]).toContain('exempt;');
    expect(contents[0]!.split('\r\n')).toHaveLength(realisticTable().rows.length + 2);
  });
});

describe('showAccountTable', () => {
  interface Opened {
    readonly window: PlainWindow;
    readonly element: AccountTableView;
    readonly result: Promise<'saved' | undefined>;
    readonly saved: (readonly Pick<AccountTableRow, 'taxCase' | 'account'>[])[];
    readonly confirmed: (readonly string[])[];
  }

  async function show(part: Partial<AccountTableParams> = {}): Promise<Opened> {
    const window = new PlainWindow();
    const saved: Opened['saved'] = [];
    const confirmed: Opened['confirmed'] = [];
    const result = showAccountTable(window, {
      table$: new BehaviorSubject(realisticTable()),
      accounts: chart(),
      save: (rows) => {
        saved.push(rows);
        return Promise.resolve();
      },
      confirm: (taxCases) => {
        confirmed.push(taxCases);
        return Promise.resolve();
      },
      texts: de,
      words,
      ...part,
    });
    const element = await window.element<AccountTableView>('lexoffice-account-table');
    return { window, element, result, saved, confirmed };
  }

  it('focuses the case that the user came for', async () => {
    const { element } = await show({ taxCases: ['eu-supply'] });
    expect(element.shadowRoot!.activeElement).toBe(rowOf(element, 'eu-supply').account);
    button(element, 'Schließen').click();
  });

  it('adds the cases that a blocked document lacks, prefilled where it is known how, and saves them', async () => {
    const { element, result, saved } = await show({
      taxCases: ['oss-goods:FR:5.5', 'exempt', 'oss-goods:AT:20', 'own-case'],
    });
    expect(inside(element, 'footer').textContent).toContain('Erst die markierten Konten berichtigen');
    expect(
      rowsOf(element)
        .slice(0, 4)
        .map(({ taxCase, account, key }) => [taxCase, account.value, key.value]),
    ).toEqual([
      ['oss-goods:FR:5.5', '8320', '240'],
      ['oss-goods:AT:20', '8320', '240'],
      ['own-case', '', ''],
      ['domestic-19', '8400', ''],
    ]);
    expect(element.shadowRoot!.activeElement).toBe(rowOf(element, 'oss-goods:FR:5.5').account);
    rowOf(element, 'own-case').row.querySelector('button')!.click();
    await settled();
    button(element, 'Speichern').click();
    expect(await result).toBe('saved');
    expect(saved).toEqual([
      [
        { taxCase: 'oss-goods:FR:5.5', account: '8320', taxKey: '240' },
        { taxCase: 'oss-goods:AT:20', account: '8320', taxKey: '240' },
      ],
    ]);
  });

  it('offers the table as a file', async () => {
    const { window, element } = await show();
    button(inside(element, 'lexoffice-account-csv'), 'Als CSV speichern').click();
    expect(window.files.map(({ name }) => name)).toEqual(['Kontentabelle-Lexware-Office-SKR03.csv']);
    expect(window.files[0]!.content).toContain('\r\ndomestic-19;Inland 19 %;8400;Erlöse 19 % USt;;ja\r\n');
    button(element, 'Schließen').click();
  });

  it('asks before it confirms all, naming the number and the consequence', async () => {
    const { window, element, confirmed } = await show();
    button(element, 'Alle bestätigen (3)').click();
    const question = await window.element<Question>('lexoffice-question');
    expect(question.shadowRoot!.textContent).toContain('3 vorgeschlagene Konten ungeändert bestätigen?');
    expect(confirmed).toEqual([]);
    button(question, 'Alle bestätigen (3)').click();
    await settled();
    expect(confirmed).toEqual([['exempt', 'abroad-19', 'abroad-7']]);
    button(element, 'Schließen').click();
  });

  it('asks before unsaved changes are lost', async () => {
    const { window, element, result, saved } = await show();
    await userEvent.fill(rowOf(element, 'exempt').account, '8120');
    await settled();
    button(element, 'Abbrechen').click();
    button(await window.element<Question>('lexoffice-question'), 'Weiter bearbeiten').click();
    await settled();
    expect(element.isConnected).toBe(true);
    button(element, 'Abbrechen').click();
    button(await window.element<Question>('lexoffice-question'), 'Verwerfen').click();
    expect(await result).toBeUndefined();
    expect(saved).toEqual([]);
  });

  it('stays open with the edits when saving fails', async () => {
    const { window, element } = await show({ save: () => Promise.reject(new Error('offline')) });
    await userEvent.fill(rowOf(element, 'exempt').account, '8120');
    await settled();
    button(element, 'Speichern').click();
    await settled();
    expect(window.messages).toEqual([
      'Die Aktion ist fehlgeschlagen. Unerwarteter Fehler. Das Fehlerprotokoll an den Support geben.',
    ]);
    expect(rowOf(element, 'exempt').account.value).toBe('8120');
    await userEvent.fill(rowOf(element, 'exempt').account, '8100');
    await settled();
    button(element, 'Schließen').click();
  });
});
