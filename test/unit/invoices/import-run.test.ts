import { describe, expect, it } from 'vitest';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import type { RunState } from '../../../src/services/invoices/run/import-run.ts';
import { ImportRuns } from '../../../src/services/invoices/run/import-runs.ts';
import { amounts } from '../../support/fake-lexoffice.ts';
import { hostError } from '../../support/in-memory-host.ts';
import { createSeat, ImportScenario } from '../../support/import-scenario.ts';

const all = (): boolean => true;

function scenarioWith(count: number): ImportScenario {
  const scenario = new ImportScenario();
  for (let index = 0; index < count; index += 1) scenario.lexoffice.add();
  return scenario;
}

describe('A run', () => {
  it('R16: accounts for every entry that was found, each with its reason, and logs it', async () => {
    const scenario = scenarioWith(1);
    scenario.lexoffice.add({ type: 'downPaymentInvoice' });
    scenario.lexoffice.add({ contactId: 'unknown' });
    scenario.lexoffice.add({ currency: 'CHF' });
    scenario.lexoffice.void(scenario.lexoffice.add().id);
    const { number } = scenario.lexoffice.add();

    const result = await scenario.import((entry) => entry.class === 'preselected' && entry.number !== number);

    expect(result.identity).toEqual({
      found: 7,
      imported: 3,
      alreadyTransferred: 0,
      leftOut: 3,
      blocked: 1,
      failed: 0,
    });
    expect(result.balanced).toBe(true);
    const finished = scenario.host.audits.find(({ action }) => action === 'import.finished');
    expect(finished).toMatchObject({ subject: result.batchId, newValue: { found: 7, balanced: true } });
    expect(scenario.host.errors.map(({ code, severity }) => `${severity} ${code}`).sort()).toEqual([
      'info currency',
      'info type',
      'warning person-missing',
    ]);
  });

  it('books in document order and tells how far it is', async () => {
    const scenario = new ImportScenario();
    for (const number of ['RE-3', 'RE-1', 'RE-2']) scenario.lexoffice.add({ number });
    const list = await scenario.list();
    const states: RunState[] = [];
    const keys = list.entries.map(({ key }) => key);
    await new Promise<void>((resolve) => {
      scenario.runs.run(list, { keys }, new AbortController().signal).subscribe({
        next: (state) => states.push(state),
        complete: resolve,
      });
    });
    expect([...scenario.host.vouchers.values()].map(({ number }) => number)).toEqual([
      'RE-1',
      'RE-2',
      'RE-3',
    ]);
    expect(states.filter(({ status }) => status === 'booking')).toMatchObject([
      { done: 0, total: 3 },
      { done: 1, total: 3 },
      { done: 2, total: 3 },
    ]);
  });

  it('LX-22: writes nothing to the books before it is started', async () => {
    const scenario = scenarioWith(2);
    const list = await scenario.list();
    scenario.runs.run(list, { keys: [] }, new AbortController().signal);
    await Promise.resolve();
    expect(scenario.host.vouchers.size).toBe(0);
    expect(scenario.host.locks.size).toBe(0);
  });

  it('starts once, however often it is subscribed', async () => {
    const scenario = scenarioWith(2);
    const list = await scenario.list();
    const keys = list.entries.map(({ key }) => key);
    const run = scenario.runs.run(list, { keys }, new AbortController().signal);
    const ends = await Promise.all(
      [0, 1].map(
        () =>
          new Promise<RunState>((resolve) => {
            let last: RunState;
            run.subscribe({ next: (state) => (last = state), complete: () => resolve(last) });
          }),
      ),
    );
    expect(ends[0]).toBe(ends[1]);
    expect(scenario.host.calls.filter((call) => call === 'vouchers.create')).toHaveLength(2);
  });

  it('G22, R13: stops after the current document when it is cancelled; what is done stays done', async () => {
    const scenario = scenarioWith(5);
    const list = await scenario.list();
    const cancel = new AbortController();
    scenario.host.after = (call) => {
      if (call === 'vouchers.create' && scenario.host.vouchers.size === 2) cancel.abort();
    };
    const state = await scenario.run(
      list,
      { keys: list.entries.map(({ key }) => key) },
      undefined,
      cancel.signal,
    );

    expect(state).toMatchObject({
      status: 'finished',
      result: { cancelled: true, balanced: true, identity: { found: 5, imported: 2, leftOut: 3 } },
    });
    scenario.host.after = () => undefined;
    await scenario.import();
    expect(scenario.host.vouchers.size).toBe(5);
  });

  it('R13: cancelled at any moment it books at most the document under way, adds up, and the next one books the rest', async () => {
    for (let moment = 1; moment <= 100; moment++) {
      const scenario = scenarioWith(5);
      const list = await scenario.list();
      const cancel = new AbortController();
      let calls = 0;
      let booked = 0;
      scenario.host.after = () => {
        calls++;
        if (calls !== moment) return;
        booked = scenario.host.vouchers.size;
        cancel.abort();
      };
      const keys = list.entries.map(({ key }) => key);
      const state = await scenario.run(list, { keys }, undefined, cancel.signal);
      if (state.status !== 'finished') throw new Error(JSON.stringify(state));
      expect(state.result.balanced, `after call ${String(moment)}`).toBe(true);
      if (calls >= moment) expect(scenario.host.vouchers.size - booked).toBeLessThanOrEqual(1);
      scenario.host.after = () => undefined;
      await scenario.import();
      expect(scenario.host.vouchers.size).toBe(5);
    }
  });

  it('stops when its lock is lost and says so', async () => {
    const scenario = scenarioWith(4);
    scenario.host.after = (call) => {
      if (call === 'vouchers.create') scenario.host.locks.get('import')?.lose();
    };
    const result = await scenario.import();
    expect(result.outcomes.map(({ outcome }) => outcome.kind)).toEqual([
      'imported',
      'failed',
      'failed',
      'failed',
    ]);
    expect(result.outcomes[1]?.outcome).toEqual({ kind: 'failed', code: 'lock-lost' });
    expect(result.balanced).toBe(true);
  });

  it('B10: shows who is importing when another seat is at it', async () => {
    const scenario = scenarioWith(2);
    const list = await scenario.list();
    await scenario.host.seat('bernd').state.acquireLock('import', { description: 'Rechnungsimport' });
    const state = await scenario.run(list, { keys: list.entries.map(({ key }) => key) });
    expect(state).toMatchObject({ status: 'busy', holder: { user: 'bernd' } });
    expect(scenario.host.vouchers.size).toBe(0);
  });

  it('R3: two seats at once book every document once', async () => {
    const scenario = scenarioWith(6);
    const other = scenario.seat('bernd');
    const [mine, theirs] = await Promise.all([scenario.list(), scenario.list(other)]);
    const keys = mine.entries.map(({ key }) => key);
    const states = await Promise.all([scenario.run(mine, { keys }), scenario.run(theirs, { keys }, other)]);
    expect(states.map(({ status }) => status).sort()).toEqual(['busy', 'finished']);
    const after = await scenario.book(theirs, all, undefined, other);
    expect(after.identity).toMatchObject({ found: 6, imported: 0, alreadyTransferred: 6 });
    expect(scenario.host.vouchers.size).toBe(6);
  });

  it('R3: even without a lock the keys of the books keep two runs apart', async () => {
    const scenario = scenarioWith(6);
    const seat = scenario.host.seat('bernd');
    const lock = { lost: new AbortController().signal, dispose: () => undefined };
    const state = { ...seat.state, acquireLock: () => Promise.resolve({ acquired: true as const, lock }) };
    const other = createSeat({ ...seat, state }, scenario.lexoffice, scenario.clock);
    const [mine, theirs] = await Promise.all([scenario.list(), scenario.list(other)]);
    const results = await Promise.all([scenario.book(mine), scenario.book(theirs, all, undefined, other)]);
    const imported = results.reduce((sum, { identity }) => sum + identity.imported, 0);
    expect(imported).toBe(6);
    expect(results.every(({ balanced }) => balanced)).toBe(true);
    expect(scenario.host.vouchers.size).toBe(6);
  });

  it('goes on with the rest when the host refuses one document, and says why', async () => {
    const scenario = scenarioWith(3);
    const list = await scenario.list();
    scenario.host.before = (call, input) => {
      if (call === 'vouchers.create' && (input as { number: string }).number === 'RE-0002') {
        throw hostError('invalid', 'Der Zeitraum ist abgeschlossen.');
      }
    };
    const result = await scenario.book(list);
    expect(result.identity).toMatchObject({ imported: 2, failed: 1 });
    const [line] = scenario.host.errors;
    expect(line).toMatchObject({ code: 'invalid', severity: 'error', batchId: result.batchId });
    expect(line?.message).toContain('Der Zeitraum ist abgeschlossen.');
    expect(
      [...scenario.host.state<{ intent?: unknown }>('documents').values()].filter(({ intent }) => intent),
    ).toEqual([]);
  });

  it('B11: asks again when a write was not answered, and does not book twice', async () => {
    const scenario = scenarioWith(2);
    let lost = 0;
    scenario.host.after = (call) => {
      if (call === 'vouchers.create' && lost++ === 0) throw hostError('unreachable');
    };
    const result = await scenario.import();
    expect(result.identity).toMatchObject({ imported: 2, failed: 0 });
    expect(scenario.host.vouchers.size).toBe(2);
  });

  it('stops when the host is gone: the rest is failed, and the next run takes it up', async () => {
    const scenario = scenarioWith(4);
    scenario.host.before = (call) => {
      if (call === 'vouchers.create' && scenario.host.vouchers.size === 1) throw hostError('unreachable');
    };
    const result = await scenario.import();
    expect(result.identity).toMatchObject({ found: 4, imported: 1, failed: 3 });
    expect(result.balanced).toBe(true);
    scenario.host.before = () => undefined;
    expect((await scenario.import()).identity).toMatchObject({ imported: 3 });
  });

  it('does not book a Storno whose invoice failed or was not chosen', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.void(scenario.lexoffice.add({ number: 'RE-1' }).id);
    const alone = await scenario.import(({ kind }) => kind === 'cancellation');
    expect(alone.outcomes.map(({ outcome }) => outcome)).toEqual([
      { kind: 'leftOut', reason: 'not-selected' },
      { kind: 'leftOut', reason: 'not-selected' },
    ]);

    scenario.host.before = (call, input) => {
      if (call === 'vouchers.create' && (input as { kind: string }).kind === 'invoice')
        throw hostError('invalid');
    };
    const failed = await scenario.import();
    expect(failed.identity).toMatchObject({ found: 2, imported: 0, failed: 2 });
    expect(scenario.host.vouchers.size).toBe(0);
  });

  it('fetches details that are missing, and refuses a document that changed since it was listed', async () => {
    const scenario = scenarioWith(3);
    const offline = () => {
      throw new LexofficeError('offline', { path: '/v1/invoices' });
    };
    scenario.lexoffice.before = (request) => (request.startsWith('document') ? offline() : undefined);
    const list = await scenario.list();
    expect(list).toMatchObject({ status: 'failed', failure: 'offline' });
    scenario.lexoffice.before = () => undefined;
    const [first, second] = list.entries;
    scenario.clock.advance({ minutes: 5 });
    scenario.lexoffice.pay(first!.documentId);
    scenario.lexoffice.change(second!.documentId, amounts(1, 0));

    const result = await scenario.book(list);

    expect(result.outcomes.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'imported' },
      { kind: 'failed', code: 'conflict' },
      { kind: 'imported' },
    ]);
    expect(await scenario.summary()).toEqual([
      'invoice transferred',
      'invoice preselected',
      'invoice transferred',
    ]);
  });

  it('does not book a closing invoice that was chosen before anybody could see that it is one', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({
      closingInvoice: true,
      deductions: [
        {
          id: 'd',
          number: 'RE-1',
          date: '2026-11-01',
          rate: 19,
          netCents: 5_000,
          taxCents: 950,
          grossCents: 5_950,
        },
      ],
    });
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document')) throw new LexofficeError('throttled', { path: '/v1/invoices' });
    };
    const list = await scenario.list();
    scenario.lexoffice.before = () => undefined;
    const result = await scenario.book(list);
    expect(result.outcomes[0]?.outcome).toEqual({ kind: 'leftOut', reason: 'closing-invoice' });
  });

  it('books what was read when lexoffice is offline, and fails the others', async () => {
    const scenario = scenarioWith(3);
    let read = 0;
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document') && read++ > 0)
        throw new LexofficeError('offline', { path: '/v1/invoices' });
    };
    const result = await scenario.import();
    expect(result.identity).toMatchObject({ imported: 1, failed: 2 });
    expect(scenario.host.errors.map(({ code }) => code)).toEqual(['offline', 'offline']);
  });

  it('keeps the version of the account table with every voucher', async () => {
    const scenario = scenarioWith(1);
    await scenario.import();
    expect([...scenario.host.vouchers.values()][0]?.origin.accountTableVersion).toBeTypeOf('number');
  });

  it('R2: the same documents three times, in other pages, are written once', async () => {
    const scenario = scenarioWith(60);
    for (const pageSize of [250, 7, 25]) {
      scenario.lexoffice.pageSize = pageSize;
      scenario.restart({ cache: 'lost' });
      await scenario.import();
    }
    expect(scenario.host.vouchers.size).toBe(60);
    expect(scenario.host.calls.filter((call) => call === 'vouchers.create')).toHaveLength(60);
  });

  it('reports a run that cannot start as failed', async () => {
    const scenario = scenarioWith(1);
    const list = await scenario.list();
    scenario.host.before = (call) => {
      if (call === 'vouchers.list') throw hostError('unreachable');
    };
    expect(await scenario.run(list, { keys: [] })).toEqual({ status: 'failed', code: 'unreachable' });
    expect(scenario.container.get(ImportRuns)).toBe(scenario.runs);
    expect(scenario.host.locks.size).toBe(0);
  });
});
