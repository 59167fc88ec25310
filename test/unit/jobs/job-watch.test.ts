import 'reflect-metadata';
import { lastValueFrom, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import { ImportJob } from '../../../src/contributions/import-job.ts';
import { JobWatch } from '../../../src/contributions/job-watch.ts';
import type { RunPause } from '../../../src/services/run-watch.ts';
import { InMemoryJobs } from '../../support/in-memory-jobs.ts';

function page() {
  const jobs = new InMemoryJobs();
  const workbench = { jobs } as unknown as PluginContext;
  const watching = new JobWatch(workbench);
  const [stop, leave] = [new AbortController(), new AbortController()];
  const pauses: RunPause[] = [];
  const watch = {
    signal: stop.signal,
    left: leave.signal,
    onProgress: () => undefined,
    onPause: (pause: RunPause) => pauses.push(pause),
  };
  return { jobs, watching, imports: new ImportJob(workbench, watching), watch, stop, leave, pauses };
}

const WAITING = {
  state: 'waiting',
  attempt: 1,
  continuesAt: '2026-11-22T08:35:00Z',
  error: { code: 'offline', message: '' },
} as const;

describe('A run that a page watches', () => {
  it('is no failure while it waits to be tried again: it says until when and why, and ends as it ends', async () => {
    const { jobs, watching, watch, pauses } = page();
    const { id } = jobs.add({ job: 'lexoffice.syncPersons', ...WAITING });
    const ended = watching.ended((signal) => watching.watch(id, signal), watch);
    await expect.poll(() => pauses).toEqual([{ code: 'offline', at: '2026-11-22T08:35:00Z' }]);
    jobs.move(id, { state: 'succeeded', counts: { created: 1 } });
    expect(await ended).toMatchObject({ counts: { created: 1 } });
    await expect.poll(() => jobs.watched).toBe(0);
  });

  it('goes on when nobody looks on any more, and is stopped only when somebody says so', async () => {
    const { jobs, watching, watch, pauses, leave, stop } = page();
    const { id } = jobs.add({ job: 'lexoffice.syncPersons', ...WAITING });
    void watching.ended((signal) => watching.watch(id, signal), watch);
    await expect.poll(() => pauses).toHaveLength(1);
    leave.abort();
    expect([jobs.watched, jobs.cancelled]).toEqual([0, []]);
    stop.abort();
    expect(jobs.cancelled).toEqual([]);
  });

  it('is found again when it has ended and came to something', async () => {
    const { jobs, watching } = page();
    jobs.add({ job: 'lexoffice.syncPersons', state: 'succeeded', counts: { created: 1 } });
    jobs.add({ job: 'lexoffice.syncPersons', state: 'failed' });
    jobs.add({ job: 'lexoffice.syncPersons', state: 'cancelled' });
    expect(await watching.lastEnded('lexoffice.syncPersons')).toMatchObject({ id: 'run-1' });
    expect(await watching.lastEnded('lexoffice.sendPersons')).toBeUndefined();
  });
});

describe('An import that a page watches', () => {
  it('counts nothing when it was cancelled while it waited, and knows whether it had begun', async () => {
    const { jobs, imports } = page();
    const begun = jobs.add({ job: 'lexoffice.import', ...WAITING });
    const states = lastValueFrom(
      imports.watch(begun.id, new AbortController().signal).pipe(take(2), toArray()),
    );
    await expect.poll(() => jobs.watched).toBe(1);
    await Promise.resolve();
    jobs.move(begun.id, { state: 'cancelled' });
    expect(await states).toEqual([
      { status: 'retrying', code: 'offline', at: '2026-11-22T08:35:00Z' },
      { status: 'cancelled', hadBegun: true },
    ]);
    const queued = jobs.add({ job: 'lexoffice.import', state: 'cancelled' });
    const [state] = await lastValueFrom(
      imports.watch(queued.id, new AbortController().signal).pipe(take(1), toArray()),
    );
    expect(state).toEqual({ status: 'cancelled', hadBegun: false });
  });
});
