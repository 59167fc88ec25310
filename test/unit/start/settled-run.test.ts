import { expect, it } from 'vitest';
import type { JobRunDetail } from '../../../host/api/jobs.ts';
import { settledRun } from '../../../scripts/demo/settled-run.ts';

const run = (change: Partial<JobRunDetail>): JobRunDetail => ({
  ...{ id: 'r1', plugin: 'lexoffice', job: 'lexoffice.import', state: 'running', user: 'Frau Muster' },
  ...{ origin: 'command', createdAt: '2026-11-22T04:30:00Z', attempt: 1, input: {}, ...change },
});
const tried = run({ state: 'waiting', error: { code: 'host', message: 'host' } });
const failed = run({ state: 'failed', error: { code: 'host', message: 'host' } });
const waiting = run({ state: 'waiting', continuesAt: '2026-11-22T05:00:00Z' });
const done = run({ state: 'succeeded' });
const moves = (...states: readonly JobRunDetail[]) => ({
  watch: (_id: string, listener: (run: JobRunDetail) => void) => {
    for (const state of states) listener(state);
    return { dispose: () => undefined };
  },
});

it.each([
  ['waits a failure out that is tried again', [run({}), tried, run({}), done], {}, done],
  ['ends with a run that has failed for good', [tried, failed], {}, failed],
  ['ends with a run that waits for its time', [run({}), waiting, done], {}, waiting],
  ['tells a command of the first failure', [tried, run({}), done], { untilFailure: true }, tried],
])('A settled run: %s', async (_what, states, options, settled) => {
  expect(await settledRun(moves(...states), 'r1', options)).toBe(settled);
});
