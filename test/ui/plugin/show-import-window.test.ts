import { BehaviorSubject, Observable, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { de } from '../../../src/l10n/de/de.ts';
import type { ImportList } from '../../../src/services/invoices/rules/entry.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import type { ImportWindow } from '../../../src/ui/import-window/import-window.ts';
import {
  showImportWindow,
  type ImportWindowParams,
} from '../../../src/ui/import-window/show-import-window.ts';
import type { Question } from '../../../src/ui/question/question.ts';
import { aBlockedEntry, aList, anEntry, aRow } from './support/entries.ts';
import { allInside, button, inside, PlainWindow, settled } from './support/render.ts';

type Actions = ImportWindowParams['actions'];

async function show(list: ImportList, actions: Partial<Actions> = {}) {
  const window = new PlainWindow();
  const list$ = new BehaviorSubject(list);
  const calls: unknown[][] = [];
  const record =
    (name: string) =>
    (...values: unknown[]) => {
      calls.push([name, ...values]);
      return Promise.resolve();
    };
  const result = showImportWindow(window, {
    list$,
    texts: de,
    actions: {
      syncContact: record('syncContact'),
      openAccountTable: record('openAccountTable'),
      openSync: record('openSync'),
      enterCollective: record('enterCollective'),
      assignAccount: record('assignAccount'),
      bookOnCollective: record('bookOnCollective'),
      chooseAccount: () => Promise.resolve(undefined),
      markTransferred: record('markTransferred'),
      openContact: (...what) => void record('openContact')(...what),
      dismiss: record('dismiss'),
      restore: record('restore'),
      importAgain: record('importAgain'),
      takeByHand: record('takeByHand'),
      openInLexware: () => undefined,
      refresh: () => undefined,
      ...actions,
    },
  });
  const element = await window.element<ImportWindow>('lexoffice-import-window');
  return { window, list$, calls, result, element, grid: inside(element, '.fill lexoffice-grid') };
}

/** The details of an entry, opened; or as they stand there. */
async function detailOf(grid: Element, number = 'RE-1033'): Promise<Element> {
  if (grid.shadowRoot!.querySelector('lexoffice-entry-detail') === null) {
    button(grid, `Einzelheiten zu ${number}`).click();
    await settled();
  }
  return inside(grid, 'lexoffice-entry-detail');
}

const blocked = () => aBlockedEntry({ row: aRow({ contactId: 'c33' }) });

describe('showImportWindow', () => {
  it('G1: hears of a pause before it asks for the list', async () => {
    const pausedSeconds$ = new Subject<number>();
    const list$ = new Observable<ImportList>(() => pausedSeconds$.next(9));
    const window = new PlainWindow();
    void showImportWindow(window, { list$, pausedSeconds$, texts: de, actions: {} as Actions });
    const element = await window.element<ImportWindow>('lexoffice-import-window');
    expect(element.pausedSeconds).toBe(9);
    button(element, 'Abbrechen').click();
    expect(pausedSeconds$.observed).toBe(false);
  });

  it('answers the selection of the latest list and stops reading', async () => {
    const { list$, result, element } = await show(aList([anEntry({ number: 'RE-1' })]));
    list$.next(aList([anEntry({ number: 'RE-1' }), anEntry({ number: 'RE-2' })]));
    await settled();
    button(element, 'Speichern').click();
    expect(await result).toEqual({ keys: ['RE-1:invoice', 'RE-2:invoice'], dates: {} });
    expect(list$.observed).toBe(false);
    expect(element.isConnected).toBe(false);
  });

  it('E12: synchronises the one contact, showing so until it is done', async () => {
    let finish = (): void => undefined;
    const { calls, element, grid } = await show(aList([blocked()]), {
      syncContact: (contactId) => {
        calls.push(['syncContact', contactId]);
        return new Promise((resolve) => (finish = resolve));
      },
    });
    button(await detailOf(grid), 'Jetzt abgleichen').click();
    await settled();
    expect(calls).toEqual([['syncContact', 'c33']]);
    expect(button(await detailOf(grid), 'Wird abgeglichen …').disabled).toBe(true);
    finish();
    await settled();
    expect(button(await detailOf(grid), 'Jetzt abgleichen').disabled).toBe(false);
    button(element, 'Abbrechen').click();
  });

  it('says why an action failed, and lets it be tried again', async () => {
    const { window, element, grid } = await show(aList([blocked()]), {
      syncContact: () => Promise.reject(new LexofficeError('offline', { path: '/v1/contacts/c33' })),
    });
    button(await detailOf(grid), 'Jetzt abgleichen').click();
    await settled();
    expect(window.messages).toEqual([
      'Die Aktion ist fehlgeschlagen. Keine Verbindung zu Lexware Office. Internetverbindung, Proxy und Firewall prüfen und erneut versuchen.',
    ]);
    expect(button(await detailOf(grid), 'Jetzt abgleichen').disabled).toBe(false);
    button(element, 'Abbrechen').click();
  });

  it('passes the other actions on', async () => {
    const missing = aBlockedEntry({
      number: 'RE-2',
      key: 'RE-2:invoice',
      reason: 'account-missing',
      problems: [
        { reason: 'account-unconfirmed', taxCase: 'exempt', account: '8100' },
        { reason: 'account-missing', taxCase: 'oss-goods:FR:20' },
        { reason: 'account-missing', taxCase: 'oss-goods:FR:5.5' },
      ],
    });
    const gone = anEntry({ number: 'RE-3', class: 'transferred', hints: [{ code: 'voucher-gone' }] });
    const { calls, element, grid } = await show(aList([missing, gone]));
    button(await detailOf(grid, 'RE-2'), 'Kontentabelle öffnen').click();
    button(element, 'Bereits übertragen (1)').click();
    await settled();
    button(inside(element, '.section lexoffice-grid'), 'Erneut importieren').click();
    expect(calls).toEqual([
      ['openAccountTable', ['oss-goods:FR:20', 'oss-goods:FR:5.5']],
      ['importAgain', 'RE-3:invoice'],
    ]);
    button(element, 'Abbrechen').click();
  });

  it.each([
    [
      'E1: a number of six digits',
      { problem: 'number-not-five-digits', number: '123456' },
      'Kundennummer 123456 hat 6 Stellen, erlaubt sind genau 5',
      [
        ['Personenkonto vergeben', ['assignAccount', 'c33', 'Sechs GmbH']],
        ['Kontakt in Lexware Office öffnen', ['openContact', 'c33']],
        ['Jetzt abgleichen', ['syncContact', 'c33']],
      ],
    ],
    [
      'a contact without a name',
      { problem: 'name-missing' },
      'Der Kontakt wurde im Abgleich abgelehnt: Der Kontakt hat in Lexware Office keinen Namen.',
      [
        ['Kontakt in Lexware Office öffnen', ['openContact', 'c33']],
        ['Jetzt abgleichen', ['syncContact', 'c33']],
      ],
    ],
    [
      'E12: a contact that is gone',
      { problem: 'contact-gone' },
      'Der Kontakt wurde im Abgleich abgelehnt: Den Kontakt gibt es in Lexware Office nicht mehr.',
      [
        ['Auf Sammeldebitor buchen', ['bookOnCollective', 'RE-1033:invoice', true]],
        ['Jetzt abgleichen', ['syncContact', 'c33']],
      ],
    ],
  ] as const)('leads with the reason and offers every way out of %s', async (_title, refusal, said, ways) => {
    const entry = {
      ...blocked(),
      contactName: 'Sechs GmbH',
      hints: [{ code: 'person-refused', ...refusal }] as const,
    };
    const { calls, element, grid } = await show(aList([entry]));
    const detail = await detailOf(grid);
    expect(inside(detail, '.banner strong').textContent).toBe(said);
    for (const [label, call] of ways) {
      calls.length = 0;
      button(detail, label).click();
      await settled();
      expect(calls).toEqual([call]);
    }
    const menu = inside(element, 'lexoffice-menu');
    button(grid, 'Aktionen zu RE-1033').click();
    await settled();
    expect(
      allInside(menu, 'button')
        .slice(0, ways.length)
        .map((item) => item.textContent.trim()),
    ).toEqual(ways.map(([label]) => label));
    button(element, 'Abbrechen').click();
  });

  it('E10: enters the Sammeldebitor over the window, whose selection stays', async () => {
    const missing = aBlockedEntry({
      number: 'RE-9',
      key: 'RE-9:invoice',
      reason: 'collective-account-missing',
    });
    const { list$, calls, result, element, grid } = await show(
      aList([missing, anEntry({ number: 'RE-1' }), anEntry({ number: 'RE-2' })]),
    );
    inside<HTMLInputElement>(grid, '[aria-label="RE-2 auswählen"]').click();
    button(await detailOf(grid, 'RE-9'), 'Sammeldebitor eintragen').click();
    await settled();
    expect(calls).toEqual([['enterCollective']]);
    list$.next(
      aList([anEntry({ number: 'RE-9' }), anEntry({ number: 'RE-1' }), anEntry({ number: 'RE-2' })]),
    );
    await settled();
    button(element, 'Speichern').click();
    expect(await result).toEqual({ keys: ['RE-9:invoice', 'RE-1:invoice'], dates: {} });
  });

  it('takes a document off the Sammeldebitor again', async () => {
    const entry = anEntry({ number: 'RE-1', hints: [{ code: 'on-collective-account' }] });
    const { calls, element, grid } = await show(aList([entry]));
    button(grid, 'Aktionen zu RE-1').click();
    await settled();
    button(inside(element, 'lexoffice-menu'), 'Doch nicht auf Sammeldebitor').click();
    expect(calls).toEqual([['bookOnCollective', 'RE-1:invoice', false]]);
    button(element, 'Abbrechen').click();
  });

  describe('many entries at once', () => {
    const many = () => [
      ...Array.from({ length: 30 }, (_, index) =>
        anEntry({ number: `RE-${index}`, key: `RE-${index}:invoice` }),
      ),
      blocked(),
    ];
    async function fromMenu(element: ImportWindow, label: string): Promise<void> {
      button(element, 'Auswahl').click();
      await settled();
      button(inside(element, 'lexoffice-menu'), label).click();
    }

    it('dismisses what is shown after a question with the number, in steps', async () => {
      const { window, calls, element } = await show(aList(many()));
      await fromMenu(element, 'Alle gezeigten verwerfen … (31)');
      const question = await window.element<Question>('lexoffice-question');
      expect(question.shadowRoot!.textContent).toContain('31 Belege verwerfen?');
      expect(calls).toEqual([]);
      button(question, '31 Belege verwerfen').click();
      await expect.poll(() => calls.length).toBe(2);
      const keys = calls.flatMap(([name, part]) => (name === 'dismiss' ? (part as string[]) : []));
      expect(keys).toEqual(many().map(({ key }) => key));
      expect(window.progress).toEqual([
        { done: 0, total: 31 },
        { done: 25, total: 31 },
      ]);
      button(element, 'Abbrechen').click();
    });

    it('dismisses the selected ones, blocked ones not among them, and nothing without a yes', async () => {
      const { window, calls, element } = await show(aList(many()));
      await fromMenu(element, 'Ausgewählte verwerfen … (30)');
      button(await window.element<Question>('lexoffice-question'), 'Abbrechen').click();
      await settled();
      expect(calls).toEqual([]);
      button(element, 'Abbrechen').click();
    });

    it('marks the selected ones as transferred after a question with the number', async () => {
      const { window, calls, element } = await show(aList(many()));
      await fromMenu(element, 'Ausgewählte als übertragen kennzeichnen … (30)');
      button(await window.element<Question>('lexoffice-question'), '30 Belege kennzeichnen').click();
      await expect.poll(() => calls.length).toBe(2);
      expect(new Set(calls.map(([name]) => name))).toEqual(new Set(['markTransferred']));
      button(element, 'Abbrechen').click();
    });

    it('takes the mark of a document back from its menu', async () => {
      const marked = anEntry({
        number: 'RE-1',
        class: 'transferred',
        hints: [{ code: 'original-booked-elsewhere' }],
      });
      const { calls, element } = await show(aList([marked]));
      button(element, 'Bereits übertragen (1)').click();
      await settled();
      button(inside(element, '.section lexoffice-grid'), 'Aktionen zu RE-1').click();
      await settled();
      button(inside(element, 'lexoffice-menu'), 'Kennzeichnung aufheben').click();
      await expect.poll(() => calls).toEqual([['restore', ['RE-1:invoice']]]);
      button(element, 'Abbrechen').click();
    });

    it('restores all that are dismissed', async () => {
      const dismissed = (number: string) => anEntry({ number, class: 'leftOut', reason: 'dismissed' });
      const { window, calls, element } = await show(aList([dismissed('RE-1'), dismissed('RE-2')]));
      button(element, 'Verworfen (2)').click();
      await settled();
      button(element, 'Alle 2 wiederherstellen').click();
      button(await window.element<Question>('lexoffice-question'), 'Alle 2 wiederherstellen').click();
      await expect.poll(() => calls).toEqual([['restore', ['RE-1:invoice', 'RE-2:invoice']]]);
      button(element, 'Abbrechen').click();
    });
  });
});
