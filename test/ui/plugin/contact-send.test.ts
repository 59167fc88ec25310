import { expect as chai } from '@open-wc/testing';
import { html } from 'lit';
import { NEVER, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { contactSend as german } from '../../../src/l10n/de/contact-send.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { contactSend as english } from '../../../src/l10n/en/contact-send.ts';
import type { SendPlanState, SendResult } from '../../../src/services/contacts/outbound/send-result.ts';
import type { SendPlan, SendRow, SendState } from '../../../src/services/contacts/outbound/send-plan.ts';
import type { ContactSendView } from '../../../src/ui/contact-send/contact-send.ts';
import type { RunWatch } from '../../../src/services/run-watch.ts';
import { showContactSend } from '../../../src/ui/contact-send/show-contact-send.ts';
import { allInside, button, inside, PlainWindow, renderIn, settled } from './support/render.ts';

function aRow(part: Partial<SendRow> = {}): SendRow {
  const { number = '10001', name = 'Müller GmbH', state = 'new' } = part;
  return {
    personId: `p-${number}`,
    personVersion: 1,
    role: 'customer',
    state,
    number,
    name,
    fields: { name, street: 'Hauptstraße 1', postalCode: '01067', city: 'Dresden', countryCode: 'DE' },
    changes: [],
    warnings: [],
    ...(state === 'new' && { write: { kind: 'create', contact: { role: 'customer', name } } }),
    ...(state === 'changed' && {
      write: { kind: 'update', contactId: 'c', version: 1, changes: { phone: '1' } },
    }),
    ...part,
  };
}

const changed = aRow({
  number: '10003',
  name: 'Ökobau e.K.',
  state: 'changed',
  changes: [{ field: 'phone', oldValue: '0351 1', newValue: '0351 2', kept: false }],
  warnings: [{ code: 'number-differs', number: '20017' }],
});
const unclear = aRow({
  number: '10004',
  name: 'Verschollen GmbH',
  state: 'unclear',
  candidates: [{ contactId: 'c7', number: '20018', name: 'Verschollen GmbH', city: 'Dresden' }],
});
const allRows = [
  aRow(),
  aRow({
    number: '10002',
    name: '<img src=x onerror=alert(1)>',
    warnings: [{ code: 'same-name', numbers: ['20001'] }, { code: 'maybe-private' }],
  }),
  changed,
  unclear,
  aRow({ number: '10005', name: 'Viele GmbH', state: 'refused', reason: 'several-entries' }),
  aRow({ number: '10006', name: 'Gleich GmbH', state: 'unchanged' }),
];

function aPlan(rows: readonly SendRow[] = allRows): SendPlan {
  const count = (state: SendState) => rows.filter((row) => row.state === state).length;
  return {
    role: 'customer',
    rows,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      unclear: count('unclear'),
      refused: count('refused'),
    },
  };
}

const ready = (plan = aPlan()): SendPlanState => ({ status: 'ready', plan });

async function open(state: SendPlanState): Promise<ContactSendView> {
  return renderIn(
    html`<lexoffice-contact-send .texts=${de} .sendTexts=${german} .state=${state}></lexoffice-contact-send>`,
    'lexoffice-contact-send',
  );
}
const tabNamed = (element: Element, name: string) =>
  allInside(inside(element, 'lexoffice-tabs'), '[role=tab]').find((each) => each.textContent.includes(name))!;
const gridRows = (element: Element) =>
  allInside(inside(element, 'lexoffice-grid'), '.row').map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );
async function openTab(name: string): Promise<ContactSendView> {
  const element = await open(ready());
  tabNamed(element, name).click();
  await settled();
  return element;
}

const results: readonly SendResult[] = [
  { row: allRows[0]!, kind: 'created', number: '20031' },
  { row: changed, kind: 'failed', code: 'rejected', detail: 'company.name invalid_value' },
  { row: allRows[1]!, kind: 'not-tried', code: 'not-tried' },
];

describe('lexoffice-contact-send', () => {
  describe('accessibility', () => {
    it.each<[string, SendPlanState]>([
      ['reading', { status: 'pending', done: 250, total: 1000 }],
      ['ready', ready()],
      ['nobody there', ready(aPlan([]))],
      ['failed', { status: 'failed', code: 'contacts-incomplete' }],
    ])('has no violations: %s', async (_name, state) => {
      await chai(await open(state)).to.be.accessible();
    });

    it.each(['geändert', 'ungeklärt', 'abgelehnt', 'unverändert'])(
      'has no violations in the tab %s, with a row opened',
      async (name) => {
        const element = await openTab(name);
        allInside(inside(element, 'lexoffice-grid'), 'button[aria-label^="Einzelheiten"]')[0]!.click();
        await settled();
        await chai(element).to.be.accessible();
      },
    );

    it('has no violations while it writes and with the results', async () => {
      const element = await open(ready());
      element.progress = { done: 1, total: 3, stopping: false };
      await settled();
      await chai(element).to.be.accessible();
      element.results = results;
      await settled();
      await chai(element).to.be.accessible();
    });
  });

  it('E26: says plainly that it writes, and in which direction', async () => {
    const text = (await open(ready())).shadowRoot!.textContent;
    expect(text).toContain('Diese Funktion schreibt nach Lexware Office.');
    expect(text).toContain('FIBUscan → Lexware Office');
    expect(text).toContain('Neue Nummern vergibt Lexware Office.');
  });

  it('chooses nothing by itself; what is chosen over the tabs is sent', async () => {
    const element = await open(ready());
    const sent: (readonly SendRow[])[] = [];
    element.addEventListener('send-contacts', ({ rows }) => sent.push(rows));
    expect(button(element, 'Nach Lexware Office schreiben (0)').disabled).toBe(true);
    inside(inside(element, 'lexoffice-grid'), '.row input').click();
    await settled();
    tabNamed(element, 'geändert').click();
    await settled();
    inside(inside(element, 'lexoffice-grid'), '.row input').click();
    await settled();
    button(element, 'Nach Lexware Office schreiben (2)').click();
    expect(sent[0]!.map(({ name }) => name)).toEqual(['Müller GmbH', 'Ökobau e.K.']);
  });

  it('shows old and new values, numbers that differ and hostile names as text', async () => {
    expect(gridRows(await openTab('geändert'))[0]).toContain(
      'Telefon: 0351 1 → 0351 2 in Lexware Office Nummer 20017',
    );
    const element = await open(ready());
    expect(gridRows(element)[1]).toContain('<img src=x onerror=alert(1)>');
    expect(gridRows(element)[1]).toContain('einen Kontakt dieses Namens (20001)');
    expect(allInside(inside(element, 'lexoffice-grid'), 'img')).toHaveLength(0);
  });

  it('offers no checkbox for what cannot be sent', async () => {
    for (const name of ['ungeklärt', 'abgelehnt', 'unverändert'])
      expect(allInside(inside(await openTab(name), 'lexoffice-grid'), 'input')).toHaveLength(0);
  });

  it('says why a person is refused and what to do', async () => {
    const element = await openTab('abgelehnt');
    expect(gridRows(element)[0]).toContain('mehrere Anschriften');
    button(inside(element, 'lexoffice-grid'), 'Einzelheiten zu Viele GmbH').click();
    await settled();
    const detail = inside(inside(element, 'lexoffice-grid'), 'lexoffice-send-detail');
    expect(detail.shadowRoot!.textContent).toContain('nur in Lexware Office selbst ändern');
  });

  it('searches in number, name and note', async () => {
    const element = await open(ready());
    await userEvent.fill(inside<HTMLInputElement>(element, 'input[type=search]'), 'kontakt DIESES 20001');
    await settled();
    expect(gridRows(element)).toHaveLength(1);
    await userEvent.fill(inside<HTMLInputElement>(element, 'input[type=search]'), 'nirgends');
    await settled();
    expect(inside(element, '.empty').textContent).toContain('Keine Person entspricht der Suche');
  });

  it('lists what became of each person, with the number that was given', async () => {
    const element = await open(ready());
    element.results = results;
    await settled();
    expect(inside(element, '.banner').textContent).toContain('1 angelegt · 0 geändert · 2 nicht übertragen');
    expect(gridRows(element)[0]).toContain('angelegt 20031 Lexware Office hat eine andere Nummer vergeben.');
    expect(gridRows(element)[1]).toContain('(company.name invalid_value)');
    expect(gridRows(element)[2]).toContain('nicht versucht');
  });
});

describe('showContactSend', () => {
  const noDecision = () => Promise.reject(new Error('not asked'));

  it('writes what was chosen, shows how far it is, stops when asked and cannot be closed meanwhile', async () => {
    const window = new PlainWindow();
    let options: RunWatch | undefined;
    let finish: ((results: readonly SendResult[]) => void) | undefined;
    const answer = showContactSend(window, {
      role: 'customer',
      plan$: of(ready()),
      send: (rows, given) => {
        expect(rows).toHaveLength(1);
        options = given;
        return new Promise((resolve) => (finish = resolve));
      },
      decide: noDecision,
      texts: de,
      sendTexts: german,
    });
    const element = await window.element<ContactSendView>('lexoffice-contact-send');
    expect(window.dialogs[0]!.title).toBe('Kunden nach Lexware Office übertragen');
    inside(inside(element, 'lexoffice-grid'), '.row input').click();
    await settled();
    button(element, 'Nach Lexware Office schreiben (1)').click();
    await settled();
    expect(inside(element, '[role=status]').textContent).toContain('Diese Funktion');
    expect(window.dialogs[0]!.canClose()).toBe(false);
    expect(element.progress).toMatchObject({ done: 0, total: 1 });
    button(element, 'Nach dieser Person anhalten').click();
    await settled();
    expect(options!.signal.aborted).toBe(true);
    expect(button(element, 'Wird angehalten …').disabled).toBe(true);
    options!.onProgress({ done: 1, total: 1 });
    finish!(results);
    await settled();
    expect(window.dialogs[0]!.canClose()).toBe(true);
    button(element, 'Schließen').click();
    expect(await answer).toEqual(results);
  });

  it('B11: asks what became of an unclear person, and plans anew with the answer', async () => {
    const window = new PlainWindow();
    const decided: unknown[] = [];
    void showContactSend(window, {
      role: 'customer',
      plan$: of(ready()),
      send: () => Promise.reject(new Error('not asked')),
      decide: (_plan, row, contactId) => {
        decided.push([row.name, contactId]);
        return Promise.resolve(aPlan([aRow({ state: 'unchanged', name: row.name })]));
      },
      texts: de,
      sendTexts: german,
    });
    const element = await window.element<ContactSendView>('lexoffice-contact-send');
    tabNamed(element, 'ungeklärt').click();
    await settled();
    button(inside(element, 'lexoffice-grid'), 'Einzelheiten zu Verschollen GmbH').click();
    await settled();
    const detail = inside(inside(element, 'lexoffice-grid'), 'lexoffice-send-detail');
    button(detail, 'Kein Kontakt angelegt, erneut anbieten');
    button(detail, '20018 · Verschollen GmbH · Dresden ist der Kontakt').click();
    await settled();
    expect(decided).toEqual([['Verschollen GmbH', 'c7']]);
    expect(tabNamed(element, 'ungeklärt').textContent).toContain('0');
    button(element, 'Abbrechen').click();
  });

  it('shows a run that is under way, here or elsewhere, instead of a preview', async () => {
    const window = new PlainWindow();
    const answer = showContactSend(window, {
      role: 'customer',
      plan$: NEVER,
      send: () => Promise.reject(new Error('not asked')),
      running: ({ onProgress }) => {
        onProgress({ done: 1, total: 2 });
        return Promise.resolve(results);
      },
      decide: noDecision,
      texts: de,
      sendTexts: german,
    });
    const element = await window.element<ContactSendView>('lexoffice-contact-send');
    await settled();
    button(element, 'Schließen').click();
    expect(await answer).toEqual(results);
  });

  it('says until when and why the run waits, may be closed meanwhile, and then looks no longer', async () => {
    const window = new PlainWindow();
    let watch: RunWatch | undefined;
    const answer = showContactSend(window, {
      role: 'customer',
      plan$: NEVER,
      send: () => Promise.reject(new Error('not asked')),
      running: (given) => {
        watch = given;
        given.onPause({ code: 'offline', at: '2026-11-22T08:35:00Z' });
        return new Promise(() => undefined);
      },
      decide: noDecision,
      texts: de,
      sendTexts: german,
    });
    const element = await window.element<ContactSendView>('lexoffice-contact-send');
    await settled();
    expect(inside(element, '.banner').textContent).toMatch(
      /Die Übertragung ist unterbrochen. Keine Verbindung[^]*22.11.2026 09:35/,
    );
    await chai(element).to.be.accessible();
    expect(window.dialogs[0]!.canClose()).toBe(true);
    button(element, 'Schließen').click();
    expect(await answer).toBeUndefined();
    expect([watch!.left.aborted, watch!.signal.aborted]).toEqual([true, false]);
  });

  it('writes nothing when it is cancelled', async () => {
    const window = new PlainWindow();
    const answer = showContactSend(window, {
      role: 'supplier',
      plan$: of(ready()),
      send: () => Promise.reject(new Error('not asked')),
      decide: noDecision,
      texts: de,
      sendTexts: german,
    });
    button(await window.element('lexoffice-contact-send'), 'Abbrechen').click();
    expect(await answer).toBeUndefined();
  });
});

describe('the texts', () => {
  const leaves = (node: unknown, path: string): readonly string[] =>
    typeof node === 'object' && node !== null
      ? Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
      : [`${path} ${typeof node} ${node === '' ? 'empty' : ''}`];

  it('are there in English, too, and come with the language', async () => {
    expect(leaves(english, '')).toEqual(leaves(german, ''));
    expect(leaves(german, '').filter((leaf) => leaf.endsWith('empty'))).toEqual([]);
    expect(await de.contactSend()).toBe(german);
  });
});
