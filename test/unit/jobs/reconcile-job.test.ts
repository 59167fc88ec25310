import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { ReconcileJob } from '../../../src/jobs/reconcile.job.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import type { ReconciliationEnd } from '../../../src/services/reconciliation/read-reconciliation.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { TestTask } from '../../support/test-task.ts';
import { reconciled } from '../reconciliation/scenario.ts';

async function transferred(count: number) {
  const scenario = new ImportScenario();
  const ids = Array.from({ length: count }, (_, index) =>
    scenario.lexoffice.add({ number: `RE-${String(index)}`, date: '2026-11-20' }),
  ).map(({ id }) => id);
  await scenario.import();
  scenario.clock.advance({ days: 3 });
  scenario.container.bind(ReconcileJob).toSelf();
  return { scenario, ids, job: scenario.container.get(ReconcileJob) };
}

const overWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('The job of the Abstimmung', () => {
  it('keeps the whole comparison with the run, as it comes over the wire', async () => {
    const { scenario, ids, job } = await transferred(3);
    scenario.lexoffice.change(ids[1]!, { status: 'draft' });
    const task = new TestTask();
    const { result, counts, attention } = await job.run({}, task);
    const kept = overWire(result) as Extract<ReconciliationEnd, { status: 'ready' }>;
    const read = await reconciled(scenario);
    expect(kept).toMatchObject({
      status: 'ready',
      result: { months: overWire(read.months), gaps: read.gaps },
    });
    expect(kept.result.findings.map(({ key, state }) => [key, state])).toEqual(
      read.findings.map(({ key, state }) => [key, state]),
    );
    expect([counts, attention]).toEqual([{ compared: 3, deviating: 1 }, true]);
    expect(task.steps).toContainEqual({ done: 2, total: 2 });
  });

  it('needs nobody when both sides agree, and keeps of a voucher what a finding shows', async () => {
    const { job } = await transferred(2);
    const { result, counts, attention } = await job.run({}, new TestTask());
    expect([counts, attention]).toEqual([{ compared: 2, deviating: 0 }, false]);
    const { findings } = (result as Extract<ReconciliationEnd, { status: 'ready' }>).result;
    expect(Object.keys(findings[0]!.vouchers[0]!.lines[0]!)).toEqual(['taxCase']);
  });

  it('keeps no half comparison when it is cancelled', async () => {
    const { scenario, job } = await transferred(2);
    const task = new TestTask();
    scenario.lexoffice.before = () => task.abort.abort();
    expect(await job.run({}, task)).toEqual({});
  });

  it('is tried again after what may pass, and fails for good with what nobody can wait for', async () => {
    const { scenario, ids, job } = await transferred(2);
    scenario.lexoffice.before = () => {
      throw new LexofficeError('offline', { path: '/v1' });
    };
    await expect(job.run({}, new TestTask())).rejects.toMatchObject({ code: 'offline', retryable: true });
    scenario.lexoffice.before = () => undefined;
    for (const id of ids) scenario.lexoffice.pay(id);
    scenario.lexoffice.before = (request) => {
      if (request === `document ${ids[1]!}`) throw new LexofficeError('unauthorized', { path: '/v1' });
    };
    const { result, attention } = await job.run({}, new TestTask());
    expect(result).toMatchObject({ status: 'failed', code: 'unauthorized', result: { findings: [{}, {}] } });
    expect(attention).toBe(true);
    scenario.host.settings.delete('lexoffice.lastFetchDate');
    await expect(job.run({}, new TestTask())).rejects.toMatchObject({
      code: 'no-last-fetch-date',
      retryable: false,
    });
  });
});
