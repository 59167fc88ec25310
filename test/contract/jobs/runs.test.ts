import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobHandler, JobTask } from '../../../host/api/job-worker.ts';
import { restoreFolder } from '../../../host/server/backup/restore-folder.ts';
import { SeatClient } from '../host/seat-client.ts';
import { JobHost } from '../../support/job-host.ts';

/** Ends when the test says so, or when it is cancelled. */
function held(): { readonly handler: JobHandler; readonly begun: () => Promise<JobTask>; release(): void } {
  let release: () => void = () => undefined;
  let announce: (task: JobTask) => void = () => undefined;
  let begun = new Promise<JobTask>((resolve) => (announce = resolve));
  const end = new Promise<void>((resolve) => (release = resolve));
  return {
    handler: async (_input, task) => {
      announce(task);
      await Promise.race([end, new Promise((stop) => task.signal.addEventListener('abort', stop))]);
      return { counts: { done: task.signal.aborted ? 1 : 2 } };
    },
    begun: async () => {
      const task = await begun;
      begun = new Promise<JobTask>((resolve) => (announce = resolve));
      return task;
    },
    release: () => release(),
  };
}

describe('Runs of jobs', () => {
  const host = new JobHost();
  beforeAll(() => host.open());
  afterAll(() => host.close());

  it('does what a seat starts, and keeps result, counts and user with the run', async () => {
    host.handler = (input, task) => {
      const { to } = input as { to: number };
      for (let done = 0; done <= to; done++) task.progress({ done, total: to });
      return Promise.resolve({ result: { last: to }, counts: { counted: to }, attention: true });
    };
    const { run, started } = await host.jobs.start('lexoffice.count', { to: 3 });
    expect(started).toBe(true);
    const ended = await host.until(run.id, 'succeeded');
    expect(ended).toMatchObject({
      job: 'lexoffice.count',
      user: 'Frau Muster',
      origin: 'user',
      attempt: 1,
      input: { to: 3 },
      result: { last: 3 },
      counts: { counted: 3 },
      attention: true,
    });
    expect(ended.finishedAt).toBeDefined();
    expect((await host.jobs.list({ limit: 1 })).map(({ id }) => id)).toEqual([run.id]);
    expect(await host.jobs.list({ job: 'lexoffice.other' })).toEqual([]);
  });

  it('refuses an input that does not fit the JSON Schema of the manifest, and an unknown job', async () => {
    host.handler = () => Promise.resolve({});
    const before = await host.jobs.list();
    await expect(host.jobs.start('lexoffice.count', { to: 'three' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(host.jobs.start('lexoffice.count', {})).rejects.toMatchObject({ code: 'invalid' });
    await expect(host.jobs.start('lexoffice.nothing', {})).rejects.toMatchObject({ code: 'not-found' });
    expect(await host.jobs.list()).toEqual(before);
  });

  it('answers a second start with the run that is open, at any seat', async () => {
    const job = held();
    host.handler = job.handler;
    const first = await host.jobs.start('lexoffice.count', { to: 1 });
    await job.begun();
    const other = await host.seat();
    const second = await other.jobs('lexoffice').start('lexoffice.count', { to: 2 });
    other.dispose();
    expect(second).toMatchObject({ started: false, run: { id: first.run.id } });
    job.release();
    await host.until(first.run.id, 'succeeded');
    expect((await host.jobs.start('lexoffice.count', { to: 3 })).started).toBe(true);
  });

  it('shows progress and the end to who watches', async () => {
    const job = held();
    host.handler = job.handler;
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    const task = await job.begun();
    const seen: (number | undefined)[] = [];
    const watch = host.jobs.watch(run.id, ({ progress }) => seen.push(progress?.done));
    task.progress({ done: 7, current: 'RE-1' });
    await expect.poll(() => seen.at(-1)).toBe(7);
    job.release();
    await host.until(run.id, 'succeeded');
    watch.dispose();
  });

  it('stops a run that is under way after its piece, and ends it as cancelled with what was done', async () => {
    const job = held();
    host.handler = job.handler;
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    await job.begun();
    await host.jobs.cancel(run.id);
    expect(await host.until(run.id, 'cancelled')).toMatchObject({ counts: { done: 1 } });
    await host.jobs.cancel(run.id); // an ended one stays as it is
  });

  it('tries again after a pause what may succeed later, and at once when somebody starts it meanwhile', async () => {
    let attempts = 0;
    host.handler = () => {
      attempts += 1;
      if (attempts > 1) return Promise.resolve({ counts: { attempts } });
      throw Object.assign(new Error('away'), { name: 'JobError', code: 'offline', retryable: true });
    };
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    const waiting = await host.until(run.id, 'waiting');
    expect(waiting).toMatchObject({ error: { code: 'offline' }, attempt: 1 });
    expect(waiting.continuesAt).toBeDefined();
    expect(await host.jobs.start('lexoffice.count', { to: 1 })).toMatchObject({
      started: false,
      run: { id: run.id },
    });
    const ended = await host.until(run.id, 'succeeded');
    expect(ended).toMatchObject({ counts: { attempts: 2 }, attempt: 2 });
    expect(ended.error).toBeUndefined();
  });

  it('cancels at once what waits, and fails at once what would fail again', async () => {
    host.handler = (input) => {
      const { to } = input as { to: number };
      throw Object.assign(new Error('no'), { name: 'JobError', code: 'plan', retryable: to === 1 });
    };
    const waiting = (await host.jobs.start('lexoffice.count', { to: 1 })).run;
    await host.until(waiting.id, 'waiting');
    await host.jobs.cancel(waiting.id);
    await host.until(waiting.id, 'cancelled');
    const { run } = await host.jobs.start('lexoffice.count', { to: 2 });
    expect(await host.until(run.id, 'failed')).toMatchObject({ error: { code: 'plan', message: 'no' } });
  });

  it('goes on when its time has come, as its handler asked', async () => {
    host.handler = (_input, { attempt }) =>
      Promise.resolve(
        attempt === 1
          ? { counts: { open: 1 }, continueAt: new Date(Date.now() + 500).toISOString() }
          : { counts: { open: 0 } },
      );
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    expect(await host.until(run.id, 'waiting')).toMatchObject({ counts: { open: 1 } });
    expect(await host.until(run.id, 'succeeded')).toMatchObject({ counts: { open: 0 }, attempt: 2 });
  });

  it('looks once more when another job asks for it while it ends', async () => {
    const first = held();
    let looks = 0;
    host.activate = ({ jobs }) => {
      jobs.register('lexoffice.count', async (input, task) => {
        looks += 1;
        return looks === 1 ? first.handler(input, task) : { counts: { looks } };
      });
      jobs.register('lexoffice.other', async () => {
        await jobs.start('lexoffice.count', { to: 1 });
        return {};
      });
    };
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    await first.begun();
    const other = await host.jobs.start('lexoffice.other', { to: 1 });
    await host.until(other.run.id, 'succeeded');
    first.release();
    expect(await host.until(run.id, 'succeeded')).toMatchObject({ counts: { looks: 2 }, attempt: 2 });
  });
});

describe('The run history', () => {
  let now = new Date();
  const host = new JobHost();
  beforeAll(() => host.open({ clock: () => now }));
  afterAll(() => host.close());
  const end = async () => {
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    return host.until(run.id, 'succeeded');
  };
  /** The history is cleared with the first end of a day. */
  const later = async (days: number): Promise<void> => {
    now = new Date(now.getTime() + days * 86_400_000);
    await end();
  };

  it('keeps what came out for 100 days, and that a run was for 400', async () => {
    host.handler = () => Promise.resolve({ result: { all: 'of it' } });
    const { id } = await end();
    await later(99);
    await expect.poll(() => host.jobs.get(id)).toMatchObject({ result: { all: 'of it' } });
    await later(2);
    await expect.poll(async () => (await host.jobs.get(id)).result).toBeUndefined();
    await later(300);
    await expect.poll(async () => (await host.jobs.list()).some((run) => run.id === id)).toBe(false);
  });
});

describe('Runs whose worker is cut off', () => {
  const host = new JobHost();
  beforeAll(() => host.open());
  afterAll(() => host.close());

  /** Counts with a checkpoint after each number, and stands still at 2 in its first attempt. */
  function counting(): number[] {
    const counted: number[] = [];
    host.handler = async (input, task) => {
      const { to } = input as { to: number };
      for (let next = ((task.checkpoint as number | undefined) ?? 0) + 1; next <= to; next++) {
        if (next === 3 && task.attempt === 1) await new Promise(() => undefined);
        counted.push(next);
        await task.saveCheckpoint(next);
        task.progress({ done: next });
      }
      return {};
    };
    return counted;
  }

  it('go on from their checkpoint in a new worker', async () => {
    const counted = counting();
    const { run } = await host.jobs.start('lexoffice.count', { to: 4 });
    await expect.poll(async () => (await host.jobs.get(run.id)).progress?.done).toBe(2);
    host.worker.die();
    expect(await host.until(run.id, 'succeeded')).toMatchObject({ attempt: 2 });
    expect(counted).toEqual([1, 2, 3, 4]);
  });

  it('go on from their checkpoint after a restart of the host', async () => {
    const counted = counting();
    const { run } = await host.jobs.start('lexoffice.count', { to: 4 });
    await expect.poll(async () => (await host.jobs.get(run.id)).progress?.done).toBe(2);
    await host.stop();
    await host.start();
    expect(await host.until(run.id, 'succeeded')).toMatchObject({ attempt: 2, user: 'Frau Muster' });
    expect(counted).toEqual([1, 2, 3, 4]);
  });

  it('go on when a backup from in between is put back', async () => {
    const counted = counting();
    const { run } = await host.jobs.start('lexoffice.count', { to: 4 });
    await expect.poll(async () => (await host.jobs.get(run.id)).progress?.done).toBe(2);
    const { body } = await new SeatClient(host.host).send<{ file: string }>('POST', '/api/host/backups');
    host.worker.die();
    await host.until(run.id, 'succeeded');
    await host.stop();
    await restoreFolder(host.host.dataDir!, body.file, new Date());
    await host.start();
    expect(await host.until(run.id, 'succeeded')).toMatchObject({ attempt: 2 });
    // What came after the backup is done once more.
    expect(counted).toEqual([1, 2, 3, 4, 3, 4]);
  });

  it('fail when they kill every worker without getting on', async () => {
    host.handler = () => {
      host.worker.die();
      return new Promise(() => undefined);
    };
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    expect(await host.until(run.id, 'failed')).toMatchObject({ error: { code: 'worker-died' }, attempt: 5 });
  });

  it('leave a worker behind that may write nothing any more', async () => {
    const ghosts: { readonly write: () => Promise<void> }[] = [];
    host.activate = ({ jobs, state }) => {
      jobs.register('lexoffice.count', async (_input, task) => {
        const write = () => state.collection('notes').write([{ key: 'ghost', value: task.attempt }]);
        if (task.attempt > 1) return {};
        await write();
        ghosts.push({ write });
        return new Promise(() => undefined);
      });
    };
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    await expect.poll(() => ghosts.length).toBe(1);
    host.worker.die();
    await host.until(run.id, 'succeeded');
    await expect(ghosts[0]!.write()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('take over the lock that they held themselves', async () => {
    let announce: () => void = () => undefined;
    const locked = new Promise<void>((resolve) => (announce = resolve));
    host.activate = ({ jobs, state }) => {
      jobs.register('lexoffice.count', async (_input, task) => {
        const attempt = await state.acquireLock('count', { description: 'Zählen', ttlMs: 600_000 });
        if (task.attempt === 1) {
          announce();
          return new Promise(() => undefined);
        }
        return { counts: { acquired: Number(attempt.acquired) } };
      });
    };
    const { run } = await host.jobs.start('lexoffice.count', { to: 1 });
    await locked;
    host.worker.die();
    expect(await host.until(run.id, 'succeeded')).toMatchObject({ counts: { acquired: 1 } });
  });
});
