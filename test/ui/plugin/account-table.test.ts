import { expect as chai } from '@open-wc/testing';
import { BehaviorSubject } from 'rxjs';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import type { AccountTable, AccountTableRow } from '../../../src/services/account-table/account-table.ts';
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
      .table=${table}
      .accounts=${chart()}
    ></lexoffice-account-table>`,
    'lexoffice-account-table',
  );
}

const rowsOf = (element: Element) =>
  allInside(element, 'tbody tr').map((row) => ({
    row,
    taxCase: row.querySelector('.id')!.textContent,
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
      'Inland 19 % domestic-19 Erlöse 19 % USt Automatikkonto 19 % bestätigt',
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

  it('adds a row for a named case and puts the focus on its account', async () => {
    const element = await open();
    const form = inside(element, 'lexoffice-add-case');
    for (const [name, problem] of [
      ['domestic-19', 'steht schon in der Tabelle'],
      ['nicht gut!', 'besteht aus'],
    ] as const) {
      await userEvent.fill(inside<HTMLInputElement>(form, 'input'), name);
      await userEvent.keyboard('{Enter}');
      await settled();
      expect(inside(form, '#hint').textContent).toContain(problem);
    }
    await userEvent.fill(inside<HTMLInputElement>(form, 'input'), 'oss-goods:FR:20');
    await userEvent.keyboard('{Enter}');
    await settled();
    const added = rowOf(element, 'oss-goods:FR:20');
    expect(added.text).toContain('Fernverkauf Frankreich 20 %');
    expect(element.shadowRoot!.activeElement).toBe(added.account);
    added.row.querySelector('button')!.click();
    await settled();
    expect(rowOf(element, 'oss-goods:FR:20')).toBeUndefined();
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
      ...part,
    });
    const element = await window.element<AccountTableView>('lexoffice-account-table');
    return { window, element, result, saved, confirmed };
  }

  it('focuses the case that the user came for', async () => {
    const { element } = await show({ focusCase: 'eu-supply' });
    expect(element.shadowRoot!.activeElement).toBe(rowOf(element, 'eu-supply').account);
    button(element, 'Schließen').click();
  });

  it('prefills what a document lacks, and saves it', async () => {
    const { element, result, saved } = await show({
      missing: [{ taxCase: 'oss-goods:FR:20', account: '8320' }],
      focusCase: 'oss-goods:FR:20',
    });
    button(element, 'Speichern').click();
    expect(await result).toBe('saved');
    expect(saved).toEqual([[{ taxCase: 'oss-goods:FR:20', account: '8320' }]]);
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
    expect(window.messages).toEqual([de.common.actionFailed]);
    expect(rowOf(element, 'exempt').account.value).toBe('8120');
    await userEvent.fill(rowOf(element, 'exempt').account, '8100');
    await settled();
    button(element, 'Schließen').click();
  });
});
