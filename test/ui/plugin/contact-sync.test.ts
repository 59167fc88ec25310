import { expect as chai } from '@open-wc/testing';
import { BehaviorSubject, NEVER, of } from 'rxjs';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import type { ContactPlan, ContactPlanRow } from '../../../src/services/contacts/contact-plan.ts';
import type { PlanState } from '../../../src/services/contacts/contact-plan.ts';
import type { SyncOutcome } from '../../../src/services/contacts/sync-order.ts';
import '../../../src/ui/contact-sync/contact-sync.ts';
import type { ContactSyncView } from '../../../src/ui/contact-sync/contact-sync.ts';
import { refusedCsv } from '../../../src/ui/contact-sync/refused-csv.ts';
import type { RunWatch } from '../../../src/services/run-watch.ts';
import { showContactSync } from '../../../src/ui/contact-sync/show-contact-sync.ts';
import { aPlan, aPlanRow, realisticPlan } from './support/contact-plan.ts';
import { allInside, button, inside, PlainWindow, renderIn, settled } from './support/render.ts';

async function open(state: PlanState): Promise<ContactSyncView> {
  return renderIn(
    html`<lexoffice-contact-sync .texts=${de} .state=${state}></lexoffice-contact-sync>`,
    'lexoffice-contact-sync',
  );
}

const ready = (plan: ContactPlan = realisticPlan()): PlanState => ({ status: 'ready', plan });
const tab = (element: Element, name: string) =>
  allInside(inside(element, 'lexoffice-tabs'), '[role=tab]').find((candidate) =>
    candidate.textContent.includes(name),
  )!;
const rows = (element: Element) =>
  allInside(inside(element, 'lexoffice-grid'), '.row').map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );

async function openTab(name: string, plan?: ContactPlan): Promise<ContactSyncView> {
  const element = await open(ready(plan));
  tab(element, name).click();
  await settled();
  return element;
}

describe('lexoffice-contact-sync', () => {
  const outcome: SyncOutcome = {
    created: 4,
    updated: 1,
    failed: [{ row: aPlanRow(), code: 'number-taken', message: 'Nummer vergeben' }],
  };

  describe('accessibility', () => {
    it.each<[string, PlanState]>([
      ['reading', { status: 'pending', done: 250, total: 1000 }],
      ['reading, total unknown', { status: 'pending', done: 0 }],
      ['ready', ready()],
      ['nothing found', ready(aPlan([]))],
      ['failed', { status: 'failed', code: 'unauthorized' }],
    ])('has no violations: %s', async (_name, state) => {
      await chai(await open(state)).to.be.accessible();
    });

    it.each(['geändert', 'unverändert', 'abgelehnt', 'Konflikte'])(
      'has no violations in the tab %s',
      async (name) => {
        await chai(await openTab(name)).to.be.accessible();
      },
    );

    it('has no violations with an outcome and with an open detail', async () => {
      const element = await openTab('geändert');
      button(inside(element, 'lexoffice-grid'), 'Einzelheiten zu Ökobau e.K.').click();
      await settled();
      await chai(element).to.be.accessible();
      element.outcome = outcome;
      await settled();
      await chai(element).to.be.accessible();
    });
  });

  it('shows the counts as tabs', async () => {
    const element = await open(ready());
    expect(
      allInside(inside(element, 'lexoffice-tabs'), '[role=tab]').map((each) =>
        each.textContent.replace(/\s+/g, ' ').trim(),
      ),
    ).toEqual(['neu 4', 'geändert 2', 'unverändert 61', 'abgelehnt 3', 'Konflikte 1']);
  });

  it('E26, LX-15: states the direction and that payment terms are never taken over', async () => {
    const text = (await open(ready())).shadowRoot!.textContent;
    expect(text).toContain('Lexware Office → FIBUscan');
    expect(text).toContain('Zahlungsbedingungen werden nie übernommen.');
    expect(text).toContain('3 Kontakte sind weder Kunde noch Lieferant (ohne Rolle).');
  });

  it('E1: says with the number why a contact is refused', async () => {
    expect(rows(await openTab('abgelehnt'))).toEqual([
      '123456 Sechs GmbH 01067 Dresden Kundennummer 123456 hat 6 Stellen, erlaubt sind genau 5',
      '4711 =cmd|calc 01067 Dresden Kundennummer 4711 hat 4 Stellen, erlaubt sind genau 5',
      '– Ohne Nummer e.V. 01067 Dresden Keine Nummer vergeben.',
    ]);
  });

  it('names whom a conflict concerns, and shows hostile names as text', async () => {
    const element = await openTab('Konflikte');
    expect(rows(element)[0]).toContain('<img src=x onerror=alert(1)>');
    expect(rows(element)[0]).toContain('Mehrere Kontakte haben diese Nummer. (betrifft: Zweite Firma GmbH)');
    expect(allInside(inside(element, 'lexoffice-grid'), 'img')).toHaveLength(0);
  });

  describe('conflicts that the user can end', () => {
    const link = { kind: 'link', change: { kind: 'update', id: 'p1', version: 1, fields: {} } } as const;
    const conflicts = aPlan([
      aPlanRow(),
      aPlanRow({
        number: '10030',
        name: 'Von Hand GmbH',
        state: 'conflict',
        reason: 'number-taken',
        conflictWith: '10030 Von Hand',
        decision: link,
      }),
      aPlanRow({
        number: '10031',
        name: 'Umgezogen AG',
        state: 'conflict',
        reason: 'number-changed',
        conflictWith: '10029',
        decision: { kind: 'keep' },
      }),
      aPlanRow({ number: '10032', name: 'Doppelt KG', state: 'conflict', reason: 'number-used-twice' }),
    ]);

    it('E14: says in each row what can be done, and has no violations', async () => {
      const element = await openTab('Konflikte', conflicts);
      const [first, second, third] = rows(element);
      expect(first).toContain('Mit vorhandenem Konto verknüpfen: 10030 Von Hand');
      expect(second).toContain('Fibu-Nummer 10029 behalten, 10031 nur in Lexware Office');
      expect(third).toContain('In Lexware Office eindeutige Nummern vergeben.');
      await chai(element).to.be.accessible();
    });

    it('E14: decides nothing by itself, and takes over what the user checks', async () => {
      const element = await openTab('Konflikte', conflicts);
      const boxes = allInside(inside(element, 'lexoffice-grid'), '.row input[type=checkbox]');
      const applied: (readonly ContactPlanRow[])[] = [];
      element.addEventListener('apply-sync', (event) => applied.push(event.rows));
      button(element, 'Übernehmen (1)').click();
      boxes[0]!.click();
      await settled();
      button(element, 'Übernehmen (2)').click();
      expect(applied.map((chosen) => chosen.map(({ name }) => name))).toEqual([
        ['Müller GmbH'],
        ['Müller GmbH', 'Von Hand GmbH'],
      ]);
    });
  });

  it('shows old and new value per changed field, and what stays', async () => {
    const element = await openTab('geändert');
    expect(rows(element)[0]).toContain(
      'E-Mail: alt@oekobau.example → neu@oekobau.example (bleibt wie in FIBUscan) · Telefon: (leer) → 0351 123456',
    );
    button(inside(element, 'lexoffice-grid'), 'Einzelheiten zu Ökobau e.K.').click();
    await settled();
    const detail = inside(inside(element, 'lexoffice-grid'), 'lexoffice-contact-detail');
    expect(
      allInside(detail, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent.trim())),
    ).toEqual([
      ['E-Mail', 'alt@oekobau.example', 'neu@oekobau.example', 'bleibt wie in FIBUscan'],
      ['Telefon', '(leer)', '0351 123456', ''],
    ]);
  });

  it('takes all new and changed rows over but those that were unchecked, over all tabs', async () => {
    const element = await open(ready());
    const applied: (readonly ContactPlanRow[])[] = [];
    element.addEventListener('apply-sync', (event) => applied.push(event.rows));
    inside(inside(element, 'lexoffice-grid'), '.row input').click();
    await settled();
    tab(element, 'geändert').click();
    await settled();
    button(element, 'Übernehmen (5)').click();
    expect(applied[0]!.map(({ name }) => name)).not.toContain('Müller GmbH');
    expect(applied[0]).toHaveLength(5);
  });

  it('keeps the choice when it is planned anew', async () => {
    const element = await open(ready());
    inside(inside(element, 'lexoffice-grid'), '.row input').click();
    await settled();
    element.state = ready({ ...realisticPlan(), overwrite: true });
    await settled();
    button(element, 'Übernehmen (5)');
  });

  it('does not offer checkboxes for what cannot be taken over', async () => {
    for (const name of ['unverändert', 'abgelehnt', 'Konflikte'])
      expect(allInside(inside(await openTab(name), 'lexoffice-grid'), 'input')).toHaveLength(0);
  });

  it('can be finished when there is nothing to write', async () => {
    const element = await open(ready(aPlan([aPlanRow({ state: 'unchanged' })])));
    expect(button(element, 'Abgleich abschließen').disabled).toBe(false);
  });

  it('searches in number, name, city and reason', async () => {
    const element = await openTab('abgelehnt');
    await userEvent.fill(inside<HTMLInputElement>(element, 'input[type=search]'), '6 stellen');
    await settled();
    expect(rows(element)).toHaveLength(1);
    await userEvent.fill(inside<HTMLInputElement>(element, 'input[type=search]'), 'nirgends');
    await settled();
    expect(inside(element, '.empty').textContent).toContain('Kein Kontakt entspricht der Suche');
  });

  it('warns that an incomplete reading does not count as a sync', async () => {
    const element = await open(ready({ ...realisticPlan(), complete: false }));
    expect(inside(element, '.banner').textContent).toContain('nicht vollständig gelesen');
  });

  it('says in words what the switch does', async () => {
    const element = await open(ready());
    expect(inside(element, '#consequence').textContent).toContain('nur leere Felder werden gefüllt');
    element.state = ready({ ...realisticPlan(), overwrite: true });
    await settled();
    expect(inside(element, '#consequence').textContent).toContain(
      'werden mit den Werten aus Lexware Office überschrieben',
    );
    expect(inside<HTMLInputElement>(element, '[role=switch]').checked).toBe(true);
  });
});

describe('refusedCsv', () => {
  it('E20: holds what was not taken over with its reason, formulas disarmed', () => {
    expect(refusedCsv(realisticPlan(), de).split('\r\n')).toEqual([
      '\uFEFFStatus;Nummer;Name;Grund;Hinweis',
      'abgelehnt;123456;Sechs GmbH;Kundennummer 123456 hat 6 Stellen, erlaubt sind genau 5;Die Nummer in Lexware Office ändern und neu abgleichen, oder beim Import an der Rechnung „Personenkonto vergeben“ wählen.',
      `abgelehnt;4711;'=cmd|calc;Kundennummer 4711 hat 4 Stellen, erlaubt sind genau 5;Die Nummer in Lexware Office ändern und neu abgleichen, oder beim Import an der Rechnung „Personenkonto vergeben“ wählen.`,
      'abgelehnt;;Ohne Nummer e.V.;Keine Nummer vergeben.;In Lexware Office eine fünfstellige Nummer vergeben und neu abgleichen, oder beim Import an der Rechnung „Personenkonto vergeben“ wählen.',
      'Konflikte;10050;<img src=x onerror=alert(1)>;Mehrere Kontakte haben diese Nummer. (betrifft: Zweite Firma GmbH);In Lexware Office eindeutige Nummern vergeben.',
      '',
    ]);
  });
});

describe('showContactSync', () => {
  const outcome: SyncOutcome = { created: 4, updated: 2, failed: [] };

  it('plans anew when the switch moves, writes what was chosen and shows the outcome until it is closed', async () => {
    const window = new PlainWindow();
    const applied: (readonly [boolean, number])[] = [];
    const result = showContactSync(window, {
      role: 'customer',
      plan$: of(ready()),
      replan: (plan, overwrite) => Promise.resolve({ ...plan, overwrite }),
      apply: (plan, chosen) => {
        applied.push([plan.overwrite, chosen.length]);
        return Promise.resolve(outcome);
      },
      texts: de,
    });
    const element = await window.element<ContactSyncView>('lexoffice-contact-sync');
    expect(window.dialogs[0]!.title).toBe('Kunden mit Lexware Office abgleichen');
    inside(element, '[role=switch]').click();
    await settled();
    button(element, 'Abgelehnte und Konflikte als CSV speichern').click();
    expect(window.files[0]!.name).toBe('Lexware-Office-nicht-uebernommen.csv');
    button(element, 'Übernehmen (6)').click();
    await settled();
    expect(applied).toEqual([[true, 6]]);
    expect(inside(element, '.banner').textContent).toContain('4 angelegt · 2 geändert · 4 abgelehnt');
    expect(allInside(element, 'li').map((row) => row.textContent.replace(/\s+/g, ' ').trim())).toContain(
      '123456 · Sechs GmbH: Kundennummer 123456 hat 6 Stellen, erlaubt sind genau 5',
    );
    button(element, 'Abgelehnte und Konflikte als CSV speichern').click();
    expect(window.files).toHaveLength(2);
    button(element, 'Schließen').click();
    expect(await result).toEqual(outcome);
  });

  it('LX-08: writes nothing when cancelled, and stops reading', async () => {
    const window = new PlainWindow();
    const plan$ = new BehaviorSubject<PlanState>({ status: 'pending', done: 0 });
    const result = showContactSync(window, {
      role: 'supplier',
      plan$,
      replan: () => Promise.reject(new Error('not asked')),
      apply: () => Promise.reject(new Error('not asked')),
      texts: de,
    });
    const element = await window.element<ContactSyncView>('lexoffice-contact-sync');
    button(element, 'Abbrechen').click();
    expect(await result).toBeUndefined();
    expect(plan$.observed).toBe(false);
  });

  it('puts the switch back and says so when planning anew fails', async () => {
    const window = new PlainWindow();
    void showContactSync(window, {
      role: 'customer',
      plan$: of(ready()),
      replan: () => Promise.reject(new Error('offline')),
      apply: () => Promise.resolve(outcome),
      texts: de,
    });
    const element = await window.element<ContactSyncView>('lexoffice-contact-sync');
    inside(element, '[role=switch]').click();
    await settled();
    expect(inside<HTMLInputElement>(element, '[role=switch]').checked).toBe(false);
    expect(window.messages).toEqual([
      'Die Aktion ist fehlgeschlagen. Unerwarteter Fehler. Das Fehlerprotokoll an den Support geben.',
    ]);
    button(element, 'Abbrechen').click();
  });

  const showRun = (window: PlainWindow, running: (watch: RunWatch) => Promise<SyncOutcome>) =>
    showContactSync(window, {
      role: 'customer',
      plan$: NEVER,
      replan: () => Promise.reject(new Error('not asked')),
      apply: () => Promise.reject(new Error('not asked')),
      running,
      texts: de,
    });

  it('shows a run that is under way, here or elsewhere, instead of a preview', async () => {
    const window = new PlainWindow();
    const result = showRun(window, () => Promise.resolve(outcome));
    const element = await window.element<ContactSyncView>('lexoffice-contact-sync');
    await settled();
    expect(inside(element, '.banner').textContent).toContain('4 angelegt · 2 geändert · 0 abgelehnt');
    button(element, 'Schließen').click();
    expect(await result).toEqual(outcome);
  });

  it('says until when and why the run waits, may be closed meanwhile, and then looks no longer', async () => {
    const window = new PlainWindow();
    let watch: RunWatch | undefined;
    const result = showRun(window, (given) => {
      watch = given;
      given.onPause({ code: 'offline', at: '2026-11-22T08:35:00Z' });
      return new Promise(() => undefined);
    });
    const element = await window.element<ContactSyncView>('lexoffice-contact-sync');
    await settled();
    const told = inside(element, '.banner').textContent;
    expect(told).toContain('Der Abgleich ist unterbrochen. Keine Verbindung');
    expect(told).toContain('Nächster Versuch von selbst: 22.11.2026 09:35.');
    expect(window.messages).toEqual([]);
    await chai(element).to.be.accessible();
    expect(window.dialogs[0]!.canClose()).toBe(true);
    button(element, 'Schließen').click();
    expect(await result).toBeUndefined();
    expect([watch!.left.aborted, watch!.signal.aborted]).toEqual([true, false]);
  });

  it('opens the last run with what it left, each row with its reason', async () => {
    const window = new PlainWindow();
    const open = realisticPlan().rows.filter(({ state }) => state === 'refused');
    void showContactSync(window, {
      role: 'customer',
      plan$: of(ready()),
      replan: () => Promise.reject(new Error('not asked')),
      apply: () => Promise.reject(new Error('not asked')),
      last: { at: '2026-11-22T08:30:00Z', open: () => Promise.resolve({ ...outcome, open }) },
      texts: de,
    });
    const element = await window.element<ContactSyncView>('lexoffice-contact-sync');
    button(element, 'Letzter Lauf: 22.11.2026 09:30').click();
    await settled();
    expect(inside(element, '.banner').textContent).toContain('4 angelegt · 2 geändert');
    button(element, 'Schließen').click();
  });

  it('counts what a run without a choice has left, though it keeps no rows', async () => {
    const window = new PlainWindow();
    void showRun(window, () => Promise.resolve({ ...outcome, uncounted: 7 }));
    const element = await window.element<ContactSyncView>('lexoffice-contact-sync');
    await settled();
    expect(inside(element, '.banner').textContent).toContain('4 angelegt · 2 geändert · 7 abgelehnt');
    button(element, 'Schließen').click();
  });

  it('closes when the run that it watched has failed, and says why', async () => {
    const window = new PlainWindow();
    const result = showRun(window, () => Promise.reject(new Error('failed')));
    expect(await result).toBeUndefined();
    expect(window.messages[0]).toContain('Die Aktion ist fehlgeschlagen.');
  });

  it('shows how far the writing is, can be stopped and not closed away', async () => {
    const window = new PlainWindow();
    let given: RunWatch | undefined;
    let finish: ((outcome: SyncOutcome) => void) | undefined;
    void showContactSync(window, {
      role: 'customer',
      plan$: of(ready()),
      replan: (plan) => Promise.resolve(plan),
      apply: (_plan, _rows, options) => {
        given = options;
        return new Promise((resolve) => (finish = resolve));
      },
      texts: de,
    });
    const element = await window.element<ContactSyncView>('lexoffice-contact-sync');
    button(element, 'Übernehmen (6)').click();
    await settled();
    expect(window.dialogs[0]!.canClose()).toBe(false);
    given!.onProgress({ done: 2, total: 6 });
    await settled();
    expect(inside(element, '[role=status]').textContent).toContain('Wird übernommen: 2 von 6');
    await chai(element).to.be.accessible();
    button(element, 'Abbrechen').click();
    await settled();
    expect([given!.signal.aborted, button(element, 'Abbrechen').disabled]).toEqual([true, true]);
    finish?.(outcome);
    await settled();
    expect(window.dialogs[0]!.canClose()).toBe(true);
    button(element, 'Schließen').click();
  });
});
