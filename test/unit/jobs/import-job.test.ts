import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { FetchOriginalsJob } from '../../../src/jobs/fetch-originals.job.ts';
import { ImportJob } from '../../../src/jobs/import.job.ts';
import { ReadListJob } from '../../../src/jobs/read-list.job.ts';
import { runnable } from '../../../src/services/invoices/run/import-input.ts';
import { ContactStates } from '../../../src/services/contacts/contact-states.ts';
import type { RunResult } from '../../../src/services/invoices/run/import-run.ts';
import { ORGANIZATION } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { DetailSource } from '../../../src/services/invoices/list/detail-source.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { TestTask } from '../../support/test-task.ts';

function importJob(scenario: ImportScenario): { readonly job: ImportJob; readonly started: string[] } {
  const started: string[] = [];
  const start = (job: string) => Promise.resolve(void started.push(job));
  return { job: new ImportJob(scenario.lists, scenario.runs, scenario.payments, { start }), started };
}

async function connected(): Promise<ImportScenario> {
  const scenario = new ImportScenario();
  await scenario.organization.check();
  await scenario.organization.markSynced('customer');
  return scenario;
}

describe('The job of the import', () => {
  it('books without a choice what is preselected and nothing else, and has the originals fetched', async () => {
    const scenario = await connected();
    const ordinary = scenario.lexoffice.add({ number: 'RE-1' });
    scenario.lexoffice.add({ number: 'RE-2', contactId: 'nobody-has-synced-it' });
    const { job, started } = importJob(scenario);
    const task = new TestTask();
    const outcome = await job.run({}, task);
    expect([...scenario.host.vouchers.values()].map(({ origin }) => origin)).toMatchObject([
      { documentId: ordinary.id, batchId: 'run-1' },
    ]);
    expect(outcome.counts).toMatchObject({ found: 2, imported: 1, blocked: 1, failed: 0 });
    expect(outcome.attention).toBe(true);
    expect(started).toEqual(['lexoffice.fetchOriginals']);
    expect(task.steps).not.toEqual([]);
  });

  it('books what a user chose, as it comes over the wire', async () => {
    const scenario = await connected();
    const [first] = [scenario.lexoffice.add({ number: 'RE-1' }), scenario.lexoffice.add({ number: 'RE-2' })];
    const list = await scenario.list();
    const key = list.entries.find(({ documentId }) => documentId === first.id)!.key;
    const input = JSON.parse(JSON.stringify(runnable(list, { keys: [key] }))) as unknown;
    const { counts } = await importJob(scenario).job.run(input, new TestTask());
    expect(counts).toMatchObject({ found: 2, imported: 1, leftOut: 1 });
  });

  it('counts what it booked before it was cut off as its own, and books it once', async () => {
    const scenario = await connected();
    for (const number of ['RE-1', 'RE-2', 'RE-3']) scenario.lexoffice.add({ number });
    const task = new TestTask();
    let booked = 0;
    scenario.host.after = (call) => {
      if (call === 'vouchers.createMany') booked += 1;
      if (booked === 2) throw Object.assign(new Error('cut off'), { name: 'CutOff' });
    };
    await importJob(scenario)
      .job.run({}, task)
      .catch(() => undefined);
    scenario.host.after = () => undefined;
    scenario.host.locks.clear();
    scenario.restart({ cache: 'lost' });
    const again = Object.assign(new TestTask(2), { checkpoint: task.checkpoint });
    const { counts } = await importJob(scenario).job.run({}, again);
    expect(counts).toMatchObject({ found: 3, imported: 3, alreadyTransferred: 0, failed: 0 });
    expect(scenario.keys()).toHaveLength(3);
    expect(scenario.host.audits.filter(({ action }) => action === 'import.started')).toHaveLength(1);
  });

  it('says of what it could not book why the contact was refused', async () => {
    const scenario = await connected();
    scenario.lexoffice.add({ number: 'RE-1' });
    scenario.lexoffice.add({ number: 'RE-2', contactId: 'refused' });
    const record = { role: 'customer', state: 'refused', reason: 'number-missing' } as const;
    await scenario.container.get(ContactStates).remember(ORGANIZATION, 'customer', 'refused', record);
    const { result } = await importJob(scenario).job.run({}, new TestTask());
    const { outcomes } = result as RunResult;
    expect(outcomes.find(({ outcome }) => outcome.kind === 'blocked')?.entry).toMatchObject({
      number: 'RE-2',
      hints: [{ code: 'person-refused', problem: 'number-missing' }],
    });
    expect(outcomes.find(({ outcome }) => outcome.kind === 'imported')?.entry).not.toHaveProperty('hints');
  });

  it('does nothing before the first sync of Kunden, and says why (rules.md 10)', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ number: 'RE-1' });
    const attempt = importJob(scenario).job.run({}, new TestTask());
    await expect(attempt).rejects.toMatchObject({
      name: 'JobError',
      code: 'customers-never-synced',
      retryable: false,
    });
  });
});

describe('The job of the originals', () => {
  it('asks Lexware Office for nothing while nothing is open', async () => {
    const scenario = await connected();
    const before = scenario.lexoffice.requests.length;
    expect(
      await new FetchOriginalsJob(scenario.originals, scenario.payments).run({}, new TestTask()),
    ).toEqual({
      counts: { fetched: 0, missing: 0 },
      nothingToDo: true,
    });
    expect(scenario.lexoffice.requests).toHaveLength(before);
  });

  it('goes on later when a file is not there yet', async () => {
    const scenario = await connected();
    const { id } = scenario.lexoffice.add({ number: 'RE-1' });
    await importJob(scenario).job.run({}, new TestTask());
    scenario.lexoffice.files.delete(id);
    const { counts, continueAt } = await new FetchOriginalsJob(scenario.originals, scenario.payments).run(
      {},
      new TestTask(),
    );
    expect(counts).toEqual({ fetched: 0, missing: 1 });
    expect(continueAt! > scenario.clock.now().toISOString()).toBe(true);
  });
});

it('The job that reads the list ahead says once which documents were not to be had, and goes no further than it must', async () => {
  const scenario = await connected();
  const broken = scenario.lexoffice.add();
  scenario.lexoffice.add();
  scenario.lexoffice.before = (request) => {
    if (request.endsWith(broken.id))
      throw new LexofficeError('unreadable', { path: request, problem: 'totalPrice: invalid_type' });
  };
  const job = new ReadListJob(scenario.lists, scenario.container.get(DetailSource));
  expect(await job.run({ once: true }, new TestTask())).toMatchObject({
    result: { refused: [{ id: broken.id, failure: 'unreadable', problem: 'totalPrice: invalid_type' }] },
  });
  expect(scenario.host.errors).toHaveLength(1);
  scenario.lexoffice.before = () => {
    throw new LexofficeError('offline', { path: '/v1/voucherlist' });
  };
  scenario.clock.advance({ days: 1 });
  expect(await job.run({ once: true }, new TestTask())).toMatchObject({ result: { failure: 'offline' } });
  await expect(job.run({}, new TestTask())).rejects.toMatchObject({ code: 'offline', retryable: true });
});

it('The job that reads the list ahead says how many wait', async () => {
  const scenario = await connected();
  scenario.lexoffice.add({ number: 'RE-1' });
  expect(
    await new ReadListJob(scenario.lists, scenario.container.get(DetailSource)).run({}, new TestTask()),
  ).toEqual({
    result: { refused: [] },
    counts: { found: 1, waiting: 1 },
  });
});
