import type { Disposable } from '../../host/api/disposable.ts';
import { HostFailure } from '../../host/client/failures.ts';
import type { JobRun, JobRunDetail, Jobs, JobStartOptions } from '../../host/api/jobs.ts';

/** The jobs of a plugin as a page sees them: runs move when the test moves them. */
export class InMemoryJobs implements Jobs {
  readonly runs: JobRunDetail[] = [];
  readonly cancelled: string[] = [];
  /** What a worker would do with a run that begins. */
  work: (run: JobRunDetail) => void = () => undefined;
  /** What a worker would answer. */
  ask: Jobs['ask'] = () => {
    throw new HostFailure('no-worker', 'nobody answers');
  };
  readonly #listeners = new Set<() => void>();

  onDidChange = (listener: (ids: readonly string[]) => void): Disposable => {
    const told = (): void => listener([]);
    this.#listeners.add(told);
    return { dispose: () => this.#listeners.delete(told) };
  };

  /** How many look on. */
  get watched(): number {
    return this.#listeners.size;
  }

  add(run: Pick<JobRunDetail, 'job'> & Partial<JobRunDetail>): JobRunDetail {
    const id = `run-${String(this.runs.length + 1)}`;
    const added: JobRunDetail = {
      ...{ id, plugin: 'lexoffice', state: 'queued', user: 'anna', origin: 'user', attempt: 0, input: {} },
      ...{ createdAt: '2026-11-22T08:30:00Z', ...run },
    };
    this.runs.unshift(added);
    return added;
  }

  move(id: string, change: Partial<JobRunDetail>): void {
    const at = this.runs.findIndex((run) => run.id === id);
    this.runs[at] = { ...this.runs[at]!, ...change };
    for (const told of [...this.#listeners]) told();
  }

  start(
    job: string,
    input: unknown,
    { ahead = false }: JobStartOptions = {},
  ): Promise<{ run: JobRun; started: boolean }> {
    const open = this.runs.find(
      (run) => run.job === job && ['queued', 'running', 'waiting'].includes(run.state),
    );
    const run = open ?? this.add({ job, input, origin: ahead ? 'ahead' : 'user' });
    if (open === undefined) this.work(run);
    return Promise.resolve({ run, started: open === undefined });
  }

  get(runId: string): Promise<JobRunDetail> {
    const run = this.runs.find(({ id }) => id === runId);
    return run === undefined ? Promise.reject(new HostFailure('not-found', runId)) : Promise.resolve(run);
  }

  list({ job, limit }: { readonly job?: string; readonly limit?: number } = {}): Promise<readonly JobRun[]> {
    return Promise.resolve(
      this.runs.filter((run) => job === undefined || run.job === job).slice(0, limit ?? 100),
    );
  }

  watch(runId: string, listener: (run: JobRunDetail) => void): Disposable {
    const tell = (): void => void this.get(runId).then(listener);
    tell();
    return this.onDidChange(tell);
  }

  cancel(runId: string): Promise<void> {
    this.cancelled.push(runId);
    return Promise.resolve();
  }
}
