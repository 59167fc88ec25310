import { expect as chai } from '@open-wc/testing';
import { of, Subject } from 'rxjs';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import type { RunState } from '../../../src/services/invoices/run/import-run.ts';
import '../../../src/ui/run/run.ts';
import type { Run } from '../../../src/ui/run/run.ts';
import { showRun } from '../../../src/ui/run/show-run.ts';
import type { Tabs } from '../../../src/ui/tabs/tabs.ts';
import { allInside, button, inside, PlainWindow, renderIn, settled } from './support/render.ts';
import { aBlockedEntry, anEntry } from './support/entries.ts';
import { aResult, realisticResult } from './support/run-result.ts';

async function open(state?: RunState): Promise<Run> {
  const element = await renderIn<Run>(html`<lexoffice-run .texts=${de}></lexoffice-run>`, 'lexoffice-run');
  element.state = state;
  await settled();
  return element;
}

const text = (element: Element, selector: string) =>
  inside(element, selector).textContent.replace(/\s+/g, ' ').trim();
const booking: RunState = {
  status: 'booking',
  done: 37,
  total: 120,
  remainingMs: 44_100,
  current: 'RE-1021 · Müller GmbH',
};
const busy: RunState = {
  status: 'busy',
  holder: {
    user: 'Erika Mustermann',
    description: 'Import',
    since: '2026-11-22T08:30:00Z',
    expiresAt: '2026-11-22T08:31:00Z',
  },
};
const retrying: RunState = { status: 'retrying', code: 'offline', at: '2026-11-22T08:35:00Z' };
const finished = (): RunState => ({ status: 'finished', result: realisticResult() });
const tabsOf = (element: Element) => inside<Tabs>(element, 'lexoffice-tabs');
const tab = (element: Element, name: string) =>
  allInside(tabsOf(element), '[role=tab]').find((candidate) => candidate.textContent.includes(name))!;

describe('lexoffice-run', () => {
  it.each<[string, RunState | undefined]>([
    ['starting', undefined],
    ['booking', booking],
    ['busy', busy],
    ['retrying', retrying],
    ['failed', { status: 'failed', code: 'lock-lost' }],
    ['finished', finished()],
  ])('has no accessibility violations: %s', async (_name, state) => {
    await chai(await open(state)).to.be.accessible();
  });

  it('shows how far it is, what remains and what is being booked', async () => {
    const element = await open(booking);
    expect(text(element, '.line')).toBe('37 von 120 · noch 45 s');
    expect(text(element, '.progress')).toContain('Gerade: RE-1021 · Müller GmbH');
    const bar = inside<HTMLProgressElement>(element, 'progress');
    expect([bar.value, bar.max]).toEqual([37, 120]);
  });

  it('G1: says that Lexware Office throttles and when it goes on, instead of what remains', async () => {
    const element = await open(booking);
    element.pausedSeconds = 12;
    await settled();
    expect(text(element, '.line')).toBe('37 von 120 · Lexware Office bremst, weiter in 12 s');
    element.pausedSeconds = 0;
    await settled();
    expect(text(element, '.line')).toBe('37 von 120 · noch 45 s');
  });

  it('G22: cancels once, and says that the current document is still finished', async () => {
    const element = await open(booking);
    let cancelled = 0;
    element.addEventListener('cancel-run', () => cancelled++);
    const cancel = button(element, 'Abbrechen');
    cancel.click();
    await settled();
    cancel.click();
    expect(cancelled).toBe(1);
    expect(text(element, '.progress')).toContain('Wird abgebrochen, sobald gebucht ist');
  });

  it('R16: shows five numbers that add up to what was found', async () => {
    const element = await open(finished());
    expect(text(element, '.identity')).toBe(
      'Gefunden 7 = 3 gebucht + 1 bereits übertragen + 1 ausgelassen + 1 gesperrt + 1 fehlgeschlagen',
    );
    expect(allInside(element, '[role=alert]')).toHaveLength(0);
  });

  it('says in one line what was booked and refused, and leads to the refused ones', async () => {
    const element = await open(finished());
    expect(text(element, '.summary strong')).toBe('3 gebucht · 2 abgelehnt');
    tab(element, 'gebucht').click();
    await settled();
    button(element, 'Abgelehnte zeigen').click();
    await settled();
    expect(tabsOf(element).active).toBe('failed');
  });

  it('says so when they do not', async () => {
    const element = await open({ status: 'finished', result: realisticResult({ balanced: false }) });
    expect(text(element, '[role=alert]')).toContain('Die Summen stimmen nicht überein');
  });

  it('opens at what failed, with the reason and what to do', async () => {
    const element = await open(finished());
    expect(tabsOf(element).active).toBe('failed');
    expect(inside(inside(element, 'lexoffice-grid'), '.row').textContent).toContain(
      'Lexware Office antwortet gerade nicht richtig. Später erneut versuchen.',
    );
  });

  it('opens the list behind every number, by mouse and by arrow keys', async () => {
    const element = await open(finished());
    tab(element, 'gebucht').click();
    await settled();
    expect(allInside(inside(element, 'lexoffice-grid'), '.row')).toHaveLength(3);
    tab(element, 'gebucht').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await settled();
    expect(tabsOf(element).active).toBe('blocked');
    expect(inside(inside(element, 'lexoffice-grid'), '.row').textContent).toContain(
      'Der Kunde ist nicht abgeglichen.',
    );
  });

  it('says of a contact that a sync has refused what helps, not to sync again', async () => {
    const hints = [{ code: 'person-refused', number: '123456', problem: 'number-not-five-digits' }] as const;
    const entry = aBlockedEntry({ number: 'RE-6', hints });
    const element = await open({
      status: 'finished',
      result: aResult([{ entry, outcome: { kind: 'blocked', reason: 'person-missing' } }]),
    });
    const said = inside(inside(element, 'lexoffice-grid'), '.row').textContent;
    expect(said).toContain(de.contactSync.numberLength('123456', 6));
    expect(said).toContain(de.problems['number-not-five-digits'].advice);
    expect(said).not.toContain('abgeglichen.');
  });

  it('says that a cancelled run keeps what it booked', async () => {
    const element = await open({ status: 'finished', result: realisticResult({ cancelled: true }) });
    expect(text(element, 'h2')).toBe('Import abgebrochen');
    expect(inside(element, '.muted').textContent).toContain('Was gebucht ist, bleibt gebucht');
  });

  it('is called interrupted when nobody ended it', async () => {
    const element = await open({ status: 'finished', result: realisticResult({ interrupted: true }) });
    expect(text(element, 'h2')).toBe('Import unterbrochen');
  });

  it('shows what is not known yet as a number of its own, and only then', async () => {
    expect(tab(await open(finished()), 'noch unbekannt')).toBeUndefined();
    const result = aResult([{ entry: anEntry({ number: 'RE-8' }), outcome: { kind: 'unknown' } }]);
    const element = await open({
      status: 'finished',
      result: { ...result, identity: { ...result.identity, unknown: 1 }, interrupted: true },
    });
    expect(text(element, '.identity')).toContain('0 fehlgeschlagen + 1 noch unbekannt');
    expect(inside(inside(element, 'lexoffice-grid'), '.row').textContent).toContain(
      'doppelt gebucht wird er nicht',
    );
  });

  it('names who is importing and since when', async () => {
    expect(text(await open(busy), '.banner')).toContain('Erika Mustermann importiert seit 22.11.2026 09:30.');
  });

  it('says why it could not go on and when it does, and can be cancelled', async () => {
    const element = await open(retrying);
    const told = text(element, '.banner');
    expect(told).toContain('Der Import ist unterbrochen. Keine Verbindung');
    expect(told).toContain('Nächster Versuch von selbst: 22.11.2026 09:35.');
    let cancelled = 0;
    element.addEventListener('cancel-run', () => cancelled++);
    button(element, 'Abbrechen').click();
    expect(cancelled).toBe(1);
  });

  it.each([
    [true, 'Was gebucht ist, bleibt gebucht'],
    [false, 'Er hatte noch nicht begonnen; gebucht wurde nichts.'],
  ])(
    'says of a run that was cancelled while it waited what became of it, and counts nothing (begun: %s)',
    async (hadBegun, said) => {
      const element = await open({ status: 'cancelled', hadBegun });
      expect(text(element, '.banner')).toContain('Import abgebrochen');
      expect(text(element, '.banner')).toContain(said);
      expect(element.shadowRoot!.textContent).not.toContain('Gefunden');
      button(element, 'Schließen');
    },
  );

  it('shows the files being fetched behind the run', async () => {
    const element = await open(finished());
    element.attachments = { done: 12, total: 37 };
    await settled();
    expect(text(element, 'footer')).toContain('Belege werden im Hintergrund geholt 12/37');
  });
});

describe('showRun', () => {
  it('cannot be closed away while booking; keeps the result until it is acknowledged', async () => {
    const window = new PlainWindow();
    const states = new Subject<RunState>();
    let signal: AbortSignal | undefined;
    let logOpened = 0;
    const result = showRun(window, {
      run: (given) => {
        signal = given;
        return states;
      },
      texts: de,
      actions: { openErrorLog: () => logOpened++, undo: () => undefined },
    });
    const element = await window.element<Run>('lexoffice-run');
    const { canClose } = window.dialogs[0]!;
    expect(canClose()).toBe(false);
    states.next(booking);
    await settled();
    expect(canClose()).toBe(false);
    button(element, 'Abbrechen').click();
    expect(signal!.aborted).toBe(true);
    states.next(finished());
    await settled();
    expect(canClose()).toBe(true);
    button(element, 'Schließen').click();
    expect((await result)!.batchId).toBe('b1');
    expect(states.observed).toBe(false);
    expect(logOpened).toBe(0);
  });

  it('leads to the Fehlerprotokoll, which opens once the dialog is gone', async () => {
    const window = new PlainWindow();
    let wasOpen: boolean | undefined;
    const result = showRun(window, {
      run: () => of(finished()),
      texts: de,
      actions: { openErrorLog: () => (wasOpen = window.dialogs[0]!.body.isConnected), undo: () => undefined },
    });
    const element = await window.element<Run>('lexoffice-run');
    button(element, 'Fehlerprotokoll öffnen').click();
    expect((await result)!.batchId).toBe('b1');
    expect(wasOpen).toBe(false);
  });

  it('answers nothing when another seat is importing', async () => {
    const window = new PlainWindow();
    const states = new Subject<RunState>();
    const result = showRun(window, {
      run: () => states,
      texts: de,
      actions: { openErrorLog: () => undefined, undo: () => undefined },
    });
    const element = await window.element<Run>('lexoffice-run');
    states.next(busy);
    await settled();
    button(element, 'Schließen').click();
    expect(await result).toBeUndefined();
  });

  it('leads from the result to taking the run back', async () => {
    const window = new PlainWindow();
    const undone: string[] = [];
    const result = showRun(window, {
      run: () => of({ status: 'finished', result: realisticResult() }),
      texts: de,
      actions: { openErrorLog: () => undefined, undo: ({ batchId }) => undone.push(batchId) },
    });
    button(await window.element<Run>('lexoffice-run'), 'Lauf stornieren …').click();
    await result;
    expect(undone).toEqual([realisticResult().batchId]);
  });
});
