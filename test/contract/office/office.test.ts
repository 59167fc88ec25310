import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectHost, type HostClient } from '../../../host/client/connect-host.ts';
import { COUNT_JOB, JobHost } from '../../support/job-host.ts';

describe('The office view', () => {
  const host = new JobHost();
  let client: HostClient;

  beforeAll(async () => {
    await host.open();
    client = await connectHost(host.host);
  });
  afterAll(() => host.close());

  it('says of every Mandant how it stands, and of one where nothing ran that nothing did', async () => {
    host.handler = () => Promise.resolve({ counts: { waiting: 7, blocked: 2, failed: 0 }, attention: true });
    const { run } = await host.jobs.start(COUNT_JOB.id, { to: 1 });
    await host.until(run.id, 'succeeded');
    const other = await client.addMandant({ name: 'Andere GmbH', chartOfAccounts: 'SKR03' });
    const { rows, queue } = await client.office();
    const rowOf = (id: string) => rows.find(({ mandant }) => mandant.id === id);
    expect(rowOf(host.session.mandant.id)).toMatchObject({
      ...{ waiting: 7, blocked: 2, failed: 0, unread: 1 },
      lastRun: { id: run.id, state: 'succeeded' },
    });
    expect(rowOf(other.id)).toEqual({
      ...{ mandant: { id: other.id, name: 'Andere GmbH' }, hasKey: false, unread: 0 },
    });
    expect(queue).toEqual([]);
    await host.session.admin.markNoticesRead([run.id]);
    expect((await client.office()).rows.find(({ mandant }) => mandant.id !== other.id)?.unread).toBe(0);
  });

  it('shows what runs before what waits', async () => {
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    host.activate = ({ jobs }) => {
      jobs.register(COUNT_JOB.id, () => held.then(() => ({})));
      jobs.register('lexoffice.other', () =>
        Promise.resolve({ continueAt: new Date(Date.now() + 3_600_000).toISOString() }),
      );
    };
    const waiting = await host.jobs.start('lexoffice.other', { to: 1 });
    await host.until(waiting.run.id, 'waiting');
    const running = await host.jobs.start(COUNT_JOB.id, { to: 1 });
    await host.until(running.run.id, 'running');
    const { queue } = await client.office();
    expect(queue.map(({ run }) => [run.id, run.state])).toEqual([
      [running.run.id, 'running'],
      [waiting.run.id, 'waiting'],
    ]);
    finish();
    await host.until(running.run.id, 'succeeded');
  });
});
