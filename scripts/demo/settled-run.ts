import { OPEN_JOB_STATES, type JobRunDetail, type Jobs } from '../../host/api/jobs.ts';

/**
 * Resolves with the run when nothing more comes of it by itself: it has ended, or it waits for its time, e.g. for files that are not there yet.
 * A failure that is tried again is waited out, unless `untilFailure`.
 */
export function settledRun(
  jobs: Pick<Jobs, 'watch'>,
  runId: string,
  { untilFailure = false } = {},
): Promise<JobRunDetail> {
  return new Promise((resolve) => {
    const watch = jobs.watch(runId, (run) => {
      if (run.state === 'queued' || run.state === 'running') return;
      if (run.state === 'waiting' && run.error !== undefined && !untilFailure) return;
      // The first word may come before `watch` is there.
      queueMicrotask(() => watch.dispose());
      resolve(run);
    });
  });
}

/** Waits for what an earlier process has left under way: the worker goes on with it when the host starts. */
export async function untilIdle(jobs: Jobs, job: string): Promise<void> {
  const [latest] = await jobs.list({ job, limit: 1 });
  if (latest && (OPEN_JOB_STATES as readonly string[]).includes(latest.state))
    await settledRun(jobs, latest.id);
}

/** Waits for the details that a page has begun to have read, or has them read. */
export async function readAhead(jobs: Jobs): Promise<void> {
  const { run } = await jobs.start('lexoffice.readList', { once: true }, { ahead: true });
  await settledRun(jobs, run.id);
}
