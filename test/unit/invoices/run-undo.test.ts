import { describe, expect, it } from 'vitest';
import { de } from '../../../src/l10n/de/de.ts';
import { RunUndo } from '../../../src/services/invoices/run/run-undo.ts';
import { amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { hostError } from '../../support/in-memory-host.ts';

const nobody = () => Promise.resolve(undefined);

const undoing = ({ host, organization, registry, lists }: ImportScenario) =>
  new RunUndo(host.services, organization, registry, lists, de);

function undo(scenario: ImportScenario, batchId: string, importing: Parameters<RunUndo['undo']>[2] = nobody) {
  const { signal } = new AbortController();
  return undoing(scenario).undo(batchId, { signal, report: () => undefined }, importing);
}

async function imported(): Promise<{ scenario: ImportScenario; batchId: string }> {
  const scenario = new ImportScenario();
  scenario.lexoffice.add({ number: 'RE-1', date: '2026-11-20' });
  scenario.lexoffice.add({ number: 'GS-1', type: 'creditNote', date: '2026-11-21', ...amounts(1_000, 190) });
  const { batchId } = await scenario.import();
  scenario.clock.advance({ days: 1 });
  return { scenario, batchId };
}

describe('Undoing a run', () => {
  it('takes each of its bookings back in its own period, once, and stands in the Logbuch', async () => {
    const { scenario, batchId } = await imported();

    expect(await undo(scenario, batchId)).toEqual({ status: 'done', undone: 2, left: 0 });
    expect(await undo(scenario, batchId)).toEqual({ status: 'done', undone: 0, left: 0 });

    expect(scenario.sum()).toBe(0);
    expect(scenario.keys()).toEqual(['creditNote:0', 'invoice:0', 'reversal:0', 'reversal:0']);
    const taken = [...scenario.host.vouchers.values()].filter(({ kind }) => kind === 'reversal');
    expect(taken.map(({ number, postingDate, grossCents }) => [number, postingDate, grossCents])).toEqual([
      ['RE-1', '2026-11-20', -11_900],
      ['GS-1', '2026-11-21', 1_190],
    ]);
    expect(scenario.host.audits.find(({ action }) => action === 'run.undone')).toMatchObject({
      subject: batchId,
      newValue: { count: 2, grossCents: 10_710, left: 0 },
    });
  });

  it('offers its documents again, although the list has passed them, and books them anew when they are chosen', async () => {
    const { scenario, batchId } = await imported();
    scenario.lexoffice.add({ number: 'RE-2' });
    scenario.clock.advance({ days: 5 });
    await scenario.import();
    await undo(scenario, batchId);
    scenario.restart({ cache: 'lost' });

    const list = await scenario.list();
    const again = list.entries.filter(({ number }) => number !== 'RE-2');
    expect(again.map(({ kind, class: is, reason }) => [kind, is, reason])).toEqual([
      ['invoice', 'offered', 'run-undone'],
      ['creditNote', 'offered', 'run-undone'],
    ]);
    expect((await scenario.import()).identity).toMatchObject({ imported: 0 });

    await scenario.import(({ reason }) => reason === 'run-undone');
    expect(scenario.keys()).toEqual([
      'creditNote:0',
      'creditNote:1',
      'invoice:0',
      'invoice:0',
      'invoice:1',
      'reversal:0',
      'reversal:0',
    ]);
    expect(scenario.sum()).toBe(11_900 - 1_190 + 11_900);
    expect((await scenario.import()).identity).toMatchObject({ imported: 0 });
  });

  it('leaves Stornos alone, and what was cancelled or corrected since', async () => {
    const scenario = new ImportScenario();
    const voided = scenario.lexoffice.add({ number: 'RE-1' });
    const changed = scenario.lexoffice.add({ number: 'RE-2' });
    scenario.lexoffice.add({ number: 'RE-3' });
    const { batchId } = await scenario.import();
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.void(voided.id);
    scenario.lexoffice.change(changed.id, amounts(20_000, 3_800));
    const later = await scenario.import(() => true);

    expect(await undo(scenario, batchId)).toMatchObject({ undone: 1 });
    expect(scenario.sum()).toBe(23_800);
    expect(await undo(scenario, later.batchId)).toMatchObject({ undone: 1 });
    expect(scenario.sum()).toBe(0);
    expect(await scenario.summary()).toEqual([
      'invoice transferred',
      'invoice offered run-undone',
      'invoice offered run-undone',
      'cancellation transferred',
    ]);
  });

  it('posts on the first open day what lies in a closed period', async () => {
    const { scenario, batchId } = await imported();
    scenario.host.changeMandant({ closedUntil: '2026-11-20' });

    await undo(scenario, batchId);

    const taken = [...scenario.host.vouchers.values()].filter(({ kind }) => kind === 'reversal');
    expect(taken.map(({ postingDate }) => postingDate)).toEqual(['2026-11-21', '2026-11-21']);
  });

  it('says what is left when the host goes away, and goes on there', async () => {
    const { scenario, batchId } = await imported();
    let written = 0;
    scenario.host.before = (call) => {
      if (call === 'vouchers.create' && ++written === 2) throw hostError('unreachable');
    };
    expect(await undo(scenario, batchId)).toEqual({
      status: 'done',
      undone: 1,
      left: 1,
      failure: 'unreachable',
    });
    scenario.host.before = () => undefined;

    expect(await undo(scenario, batchId)).toMatchObject({ undone: 1, left: 0 });
    expect(scenario.sum()).toBe(0);
  });

  it('waits for the import of another seat', async () => {
    const { scenario, batchId } = await imported();
    const attempt = await scenario.host.seat('bernd').state.acquireLock('import', { description: 'Import' });

    expect(await undo(scenario, batchId)).toMatchObject({ status: 'busy', holder: { user: 'bernd' } });

    if (attempt.acquired) attempt.lock.dispose();
    expect(await undo(scenario, batchId)).toMatchObject({ status: 'done' });
  });

  it('leaves alone what an import that waits to go on would book again', async () => {
    const { scenario, batchId } = await imported();
    const holder = { user: 'bernd', since: '2026-11-23T08:00:00Z' };

    expect(await undo(scenario, batchId, () => Promise.resolve(holder))).toEqual({ status: 'busy', holder });

    expect(scenario.keys()).toEqual(['creditNote:0', 'invoice:0']);
    expect(await undo(scenario, batchId)).toMatchObject({ undone: 2 });
  });

  it('lists the runs, the latest first, with what still stands of each', async () => {
    const { scenario, batchId } = await imported();
    scenario.lexoffice.add({ number: 'RE-2' });
    const later = await scenario.import();
    await undo(scenario, batchId);

    const runs = await undoing(scenario).runs();

    expect(runs.map((run) => [run.batchId, run.vouchers.length, run.standing.length, run.undone])).toEqual([
      [later.batchId, 1, 1, false],
      [batchId, 2, 0, true],
    ]);
  });
});
