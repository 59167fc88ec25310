import { describe, expect, it } from 'vitest';
import { SyncPersonsJob } from '../../../src/jobs/sync-persons.job.ts';
import { hostOver } from '../../support/lexoffice-client.ts';
import { TestTask } from '../../support/test-task.ts';
import { SyncScenario, wireContact } from '../contacts/sync-scenario.ts';

const COUNT = 250;

function scenario(): SyncScenario {
  const test = new SyncScenario();
  test.contacts = Array.from({ length: COUNT }, (_, index) => wireContact(`c${index}`, 10_000 + index));
  return test;
}

const overWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const jobOf = (test: SyncScenario) => new SyncPersonsJob(hostOver(test.connection, test.host), test.sync);

async function orderOf(test: SyncScenario) {
  const plan = await test.plan();
  return overWire({
    role: 'customer',
    order: test.sync.handOver(
      plan,
      plan.rows.filter(({ change }) => change),
    ),
  });
}

describe('The job of the sync', () => {
  it('writes what a user chose in batches, as it comes over the wire, and shows how far it is', async () => {
    const test = scenario();
    const input = await orderOf(test);
    const task = new TestTask();
    const { counts, attention } = await jobOf(test).run(input, task);
    expect([counts, attention]).toEqual([{ created: COUNT, updated: 0, refused: 0 }, false]);
    expect(test.host.persons.size).toBe(COUNT);
    expect(task.steps).toEqual([0, 100, 200, COUNT].map((done) => ({ done, total: COUNT })));
    expect(await test.organization.lastSync('customer')).toBeDefined();
  });

  it('stops after the batch under way when it is cancelled, and does not count as synced', async () => {
    const test = scenario();
    const input = await orderOf(test);
    const task = new TestTask();
    test.host.after = (call) => {
      if (call === 'persons.apply') task.abort.abort();
    };
    expect((await jobOf(test).run(input, task)).counts).toMatchObject({ created: 100 });
    expect(test.host.persons.size).toBe(100);
    expect(await test.organization.lastSync('customer')).toBeUndefined();
  });

  it('goes on from the batch that was cut off, and counts what that one had changed already', async () => {
    const test = scenario();
    await test.sync.apply(await test.plan());
    test.contacts = test.contacts.map((contact, index) => ({
      ...contact,
      company: { name: `Neu ${index}` },
    }));
    test.host.settings.set('lexoffice.overwriteMasterData', true);
    const input = await orderOf(test);
    const first = new TestTask();
    let batches = 0;
    test.host.after = (call) => {
      if (call === 'persons.apply' && ++batches === 2)
        throw Object.assign(new Error('cut off'), { name: 'CutOff' });
    };
    await jobOf(test)
      .run(input, first)
      .catch(() => undefined);
    test.host.after = () => undefined;
    const again = Object.assign(new TestTask(2), { checkpoint: first.checkpoint });
    const { counts } = await jobOf(test).run(input, again);
    expect(counts).toEqual({ created: 0, updated: COUNT, refused: 0 });
  });
});
