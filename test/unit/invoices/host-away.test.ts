import { describe, expect, it } from 'vitest';
import { FailureReports } from '../../../src/services/invoices/run/failure-reports.ts';
import { Pauses } from '../../../src/services/invoices/pauses.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { revive } from '../../support/crash.ts';
import { hostError } from '../../support/in-memory-host.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

function scenarioWith(count: number): ImportScenario {
  const scenario = new ImportScenario();
  for (let index = 0; index < count; index += 1) scenario.lexoffice.add();
  return scenario;
}

const gone = (): never => {
  throw hostError('unreachable', 'Der FIBUscan-Server antwortet nicht.');
};

/** Gone with the answer to the first voucher, for so many calls that follow. */
function goneAfterVoucher({ host }: ImportScenario, calls: number): void {
  let left: number | undefined;
  host.after = (call) => {
    if (call !== 'vouchers.createMany' || left !== undefined) return;
    left = calls;
    gone();
  };
  host.before = () => {
    if (left !== undefined && left > 0) {
      left -= 1;
      gone();
    }
  };
}

describe('A run whose host goes away while a document is written', () => {
  it('asks the books when no write was answered, and tells what is in them as booked', async () => {
    const scenario = scenarioWith(2);
    scenario.host.after = (call) => {
      if (call === 'vouchers.createMany') gone();
    };
    const result = await scenario.import();
    expect(result.identity).toMatchObject({ found: 2, imported: 2, failed: 0 });
    expect(result.interrupted).toBe(false);
    expect(scenario.host.vouchers.size).toBe(2);
  });

  it('asks the books and writes nothing more when the lock was lost meanwhile', async () => {
    const scenario = scenarioWith(2);
    goneAfterVoucher(scenario, 1);
    const { after } = scenario.host;
    scenario.host.after = (call, argument) => {
      if (call === 'vouchers.createMany') scenario.host.locks.get('import')?.lose();
      return after(call, argument);
    };
    const result = await scenario.import();
    expect(result.outcomes.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'imported' },
      { kind: 'failed', code: 'lock-lost' },
    ]);
    expect(result.interrupted).toBe(true);
    expect(scenario.host.calls.filter((call) => call === 'vouchers.createMany')).toHaveLength(1);
  });

  it('tells a document as booked, with its record, when all that can be asked is the books', async () => {
    const scenario = scenarioWith(2);
    goneAfterVoucher(scenario, Infinity);
    const dead = scenario.host.before;
    scenario.host.before = (call, argument) => (call === 'vouchers.list' ? undefined : dead(call, argument));
    const result = await scenario.import();
    expect(result.outcomes.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'imported' },
      { kind: 'failed', code: 'unreachable' },
    ]);
    revive(scenario, 'lost');
    expect(await scenario.summary()).toEqual(['invoice transferred', 'invoice preselected']);
  });

  it('calls a document neither booked nor failed as long as nobody answers, and adds up all the same', async () => {
    const scenario = scenarioWith(3);
    goneAfterVoucher(scenario, Infinity);
    const result = await scenario.import();
    expect(result.outcomes.map(({ outcome }) => outcome.kind)).toEqual(['unknown', 'failed', 'failed']);
    expect(result).toMatchObject({
      identity: { found: 3, imported: 0, failed: 2, unknown: 1 },
      balanced: true,
      interrupted: true,
    });
  });

  it('G22: is cancelled within one document although the host does not answer', async () => {
    const scenario = scenarioWith(2);
    scenario.container.rebind(Pauses).toConstantValue({ emitMs: 0, settleMs: 0, retryMs: [3_600_000] });
    const cancel = new AbortController();
    goneAfterVoucher(scenario, Infinity);
    const list = await scenario.list();
    const state = scenario.run(list, { keys: list.entries.map(({ key }) => key) }, undefined, cancel.signal);
    while (scenario.host.vouchers.size === 0) await new Promise((resolve) => setTimeout(resolve));
    cancel.abort();
    expect(await state).toMatchObject({
      status: 'finished',
      result: { cancelled: true, identity: { unknown: 1, leftOut: 1, failed: 0 } },
    });
  });

  it('says so when Lexware Office went away and documents were not read', async () => {
    const scenario = scenarioWith(2);
    const list = await scenario.list();
    expect((await scenario.book(list)).interrupted).toBe(false);
    scenario.lexoffice.add();
    scenario.restart({ cache: 'lost' });
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document')) throw new LexofficeError('offline', { path: '/v1/invoices' });
    };
    expect((await scenario.import()).interrupted).toBe(true);
  });
});

describe('Failures that the Fehlerprotokoll could not take', () => {
  async function interrupted(): Promise<ImportScenario> {
    const scenario = scenarioWith(3);
    goneAfterVoucher(scenario, Infinity);
    await scenario.import();
    expect(scenario.host.errors).toEqual([]);
    return scenario;
  }
  const written = ({ host }: ImportScenario) => host.errors.map(({ document }) => document);

  it('are written in order by the next start of the plugin, once', async () => {
    const scenario = await interrupted();
    revive(scenario, 'kept');
    const reports = scenario.container.get(FailureReports);
    reports.follow();
    await reports.flush();
    await reports.flush();
    expect(written(scenario)).toEqual([
      'RE-0002 · Nordlicht Solar & Söhne KG',
      'RE-0003 · Nordlicht Solar & Söhne KG',
    ]);
    expect(scenario.host.errors[0]?.details).toMatchObject({ happened: expect.any(String) as string });
  });

  it('are written before those of the next run', async () => {
    const scenario = await interrupted();
    scenario.host.after = () => undefined;
    scenario.host.locks.clear();
    const list = await scenario.list().catch(() => undefined);
    expect(list).toBeDefined();
    scenario.host.before = (call) => {
      if (call === 'vouchers.createMany') throw hostError('invalid');
    };
    await scenario.import();
    expect(scenario.host.errors.map(({ code }) => code)).toEqual([
      'unreachable',
      'unreachable',
      'invalid',
      'invalid',
    ]);
  });

  it('are written as soon as the host is heard again', async () => {
    const scenario = await interrupted();
    const reports = scenario.container.get(FailureReports);
    const following = reports.follow();
    await reports.flush();
    expect(written(scenario)).toEqual([]);
    scenario.host.before = () => undefined;
    await scenario.host.seat('bernd').log.report([{ code: 'internal', severity: 'info', message: 'x' }]);
    await reports.flush();
    expect(scenario.host.errors.map(({ code }) => code)).toEqual(['internal', 'unreachable', 'unreachable']);
    following.dispose();
  });

  it('cost no request while there are none', async () => {
    const scenario = scenarioWith(0);
    await scenario.container.get(FailureReports).flush();
    expect(scenario.host.calls).toEqual([]);
  });
});
