import { describe, expect, it } from 'vitest';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import type { RunState } from '../../../src/services/invoices/run/import-run.ts';
import { ImportRuns } from '../../../src/services/invoices/run/import-runs.ts';
import { TransferRegistry } from '../../../src/services/registry/transfer-registry.ts';
import { amounts, ORGANIZATION } from '../../support/fake-lexoffice.ts';
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
    scenario.bookSlowly();
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
    expect(scenario.host.calls.filter((call) => call === 'vouchers.createMany')).toHaveLength(2);
    expect(scenario.host.vouchers.size).toBe(2);
  });

  it('G22, R13: stops after the current document when it is cancelled; what is done stays done', async () => {
    const scenario = scenarioWith(5);
    scenario.bookSlowly();
    const list = await scenario.list();
    const cancel = new AbortController();
    scenario.host.after = (call) => {
      if (call === 'vouchers.createMany' && scenario.host.vouchers.size === 2) cancel.abort();
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

  it.each(['document', 'group'])(
    'R13: cancelled at any moment it books at most the %s under way, adds up, and the next one books the rest',
    async (unit) => {
      for (let moment = 1; moment <= 100; moment++) {
        const scenario = scenarioWith(5);
        if (unit === 'document') scenario.bookSlowly();
        let underWay = 0;
        scenario.host.before = (call, argument) => {
          if (call === 'vouchers.createMany') underWay = (argument as readonly unknown[]).length;
        };
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
        if (calls >= moment)
          expect(scenario.host.vouchers.size - booked).toBeLessThanOrEqual(
            unit === 'document' ? 1 : underWay,
          );
        scenario.host.after = () => undefined;
        await scenario.import();
        expect(scenario.host.vouchers.size).toBe(5);
      }
    },
  );

  it('books more and more documents together while that is quick, each with its own outcome', async () => {
    const scenario = scenarioWith(40);
    const sizes: number[] = [];
    scenario.host.before = (call, argument) => {
      if (call === 'vouchers.createMany') sizes.push((argument as readonly unknown[]).length);
    };
    scenario.host.refuses = ({ number }) => (number === 'RE-0020' ? 'nicht dieser' : undefined);
    const { identity, outcomes } = await scenario.import();
    expect(sizes).toEqual([1, 2, 4, 8, 16, 9]);
    expect(identity).toMatchObject({ found: 40, imported: 39, failed: 1 });
    expect(outcomes.find(({ outcome }) => outcome.kind === 'failed')?.entry.number).toBe('RE-0020');
    expect(scenario.host.errors.map(({ document }) => document)).toEqual([
      'RE-0020 · Nordlicht Solar & Söhne KG',
    ]);
  });

  it('books what it has at hand before it reads a document', async () => {
    const scenario = scenarioWith(8);
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document') && scenario.lexoffice.requests.length > 7)
        throw new LexofficeError('offline', { path: '/v1/invoices' });
    };
    const list = await scenario.list();
    const read = list.entries.filter(({ document }) => document !== undefined).length;
    let bookedBefore: number | undefined;
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document')) bookedBefore ??= scenario.host.vouchers.size;
    };
    expect((await scenario.book(list)).identity).toMatchObject({ imported: 8 });
    expect(read).toBeGreaterThan(1);
    expect(bookedBefore).toBe(read);
  });

  it('takes over what another seat changed in a record while it is booked', async () => {
    const scenario = scenarioWith(4);
    const list = await scenario.list();
    const { documentId } = list.entries[2]!;
    const other = scenario.seat('bernd').get(TransferRegistry);
    let isFirst = true;
    scenario.host.before = async (call, argument) => {
      const bookings = call === 'vouchers.createMany' ? (argument as readonly unknown[]) : [];
      if (!JSON.stringify(bookings).includes(documentId) || !isFirst) return;
      isFirst = false;
      await other.update(ORGANIZATION, documentId, (record) => ({
        ...record,
        type: 'invoice',
        dismissed: { cancellation: '2026-11-20T08:00:00Z' },
      }));
    };
    expect((await scenario.book(list)).identity).toMatchObject({ imported: 4, failed: 0 });
    expect(scenario.host.vouchers.size).toBe(4);
    expect((await other.load(ORGANIZATION)).get(documentId)?.record).toMatchObject({
      dismissed: { cancellation: '2026-11-20T08:00:00Z' },
      fingerprint: { totalCents: 11_900 },
    });
  });

  it('stops when its lock is lost and says so', async () => {
    const scenario = scenarioWith(4);
    scenario.bookSlowly();
    scenario.host.after = (call) => {
      if (call === 'vouchers.createMany') scenario.host.locks.get('import')?.lose();
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
    scenario.host.refuses = ({ number }) =>
      number === 'RE-0002' ? 'Der Zeitraum ist abgeschlossen.' : undefined;
    const result = await scenario.book(list);
    expect(result.identity).toMatchObject({ imported: 2, failed: 1 });
    const [line] = scenario.host.errors;
    expect(line).toMatchObject({ code: 'invalid', severity: 'error', batchId: result.batchId });
    expect(line?.message).toContain('Der Zeitraum ist abgeschlossen.');
    scenario.host.refuses = () => undefined;
    expect(await scenario.summary()).toEqual([
      'invoice transferred',
      'invoice preselected',
      'invoice transferred',
    ]);
    expect((await scenario.import()).identity).toMatchObject({ imported: 1, failed: 0 });
  });

  it('B11: asks again when a write was not answered, and does not book twice', async () => {
    const scenario = scenarioWith(2);
    let lost = 0;
    scenario.host.after = (call) => {
      if (call === 'vouchers.createMany' && lost++ === 0) throw hostError('unreachable');
    };
    const result = await scenario.import();
    expect(result.identity).toMatchObject({ imported: 2, failed: 0 });
    expect(scenario.host.vouchers.size).toBe(2);
  });

  it('stops when the host is gone: the rest is failed, and the next run takes it up', async () => {
    const scenario = scenarioWith(4);
    scenario.host.before = (call) => {
      if (call === 'vouchers.createMany' && scenario.host.vouchers.size === 1) throw hostError('unreachable');
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

    scenario.host.refuses = ({ kind }) => (kind === 'invoice' ? 'nicht diese' : undefined);
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
    let asked = 0;
    scenario.host.before = (call, argument) => {
      if (call === 'vouchers.createMany') asked += (argument as readonly unknown[]).length;
    };
    for (const pageSize of [250, 7, 25]) {
      scenario.lexoffice.pageSize = pageSize;
      scenario.restart({ cache: 'lost' });
      await scenario.import();
    }
    expect(scenario.host.vouchers.size).toBe(60);
    expect(asked).toBe(60);
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
