import { setMaxListeners } from 'node:events';
import type { JobTask } from '../api/job-worker.ts';
import type { JobOutcome, JobProgress } from '../api/jobs.ts';
import type { FromWorker, WorkFailure, WorkOrder } from '../wire/worker-messages.ts';

/** One run under way: what its handler says goes to the host, until it is abandoned. */
export class RunTask implements JobTask {
  readonly runId: string;
  readonly attempt: number;
  readonly checkpoint: unknown;
  readonly #stop = new AbortController();
  readonly signal = this.#stop.signal;
  #saving: (() => void)[] = [];
  #isAbandoned = false;

  constructor(
    {
      runId,
      attempt,
      checkpoint,
      cancelled,
    }: Pick<WorkOrder, 'runId' | 'attempt' | 'checkpoint' | 'cancelled'>,
    private readonly send: (message: FromWorker) => void,
  ) {
    this.runId = runId;
    this.attempt = attempt;
    this.checkpoint = checkpoint;
    // Node's fetch leaves a listener for each request until it is collected: thousands in a long run, and none too many.
    setMaxListeners(0, this.signal);
    if (cancelled) this.#stop.abort();
  }

  progress(progress: JobProgress): void {
    this.#tell({ kind: 'progress', runId: this.runId, progress });
  }

  /** Of the answer to a question. */
  part(value: unknown): void {
    this.#tell({ kind: 'part', runId: this.runId, value });
  }

  saveCheckpoint(state: unknown): Promise<void> {
    return new Promise((resolve) => {
      this.#saving.push(resolve);
      this.#tell({ kind: 'checkpoint', runId: this.runId, state });
    });
  }

  done(outcome: JobOutcome): void {
    this.#tell({ kind: 'done', runId: this.runId, outcome });
  }

  failed(error: WorkFailure): void {
    this.#tell({ kind: 'failed', runId: this.runId, error });
  }

  cancel(): void {
    this.#stop.abort();
  }

  abandon(): void {
    this.#isAbandoned = true;
    this.#stop.abort();
  }

  /** Answers come in the order of what they answer. */
  saved(): void {
    this.#saving.shift()?.();
  }

  #tell(message: FromWorker): void {
    if (!this.#isAbandoned) this.send(message);
  }
}
