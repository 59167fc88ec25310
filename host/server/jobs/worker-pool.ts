import type { JobOutcome, JobProgress } from '../../api/jobs.ts';
import type { FromWorker, WorkFailure, WorkOrder } from '../../wire/worker-messages.ts';
import type { StartWorker, WorkerChannel } from './worker-channel.ts';

/** What a run tells, or the answer to a question. */
export interface WorkReports {
  progress?(progress: JobProgress): void;
  checkpoint?(state: unknown): Promise<void>;
  part?(value: unknown): void;
}

export type WorkEnd =
  | { readonly kind: 'done'; readonly outcome: JobOutcome }
  | { readonly kind: 'failed'; readonly error: WorkFailure }
  /** The process died under it. */
  | { readonly kind: 'cut-off' };

interface UnderWay extends WorkReports {
  end(end: WorkEnd): void;
}

/** The host's worker process: started at once, and again whenever it dies. */
export class WorkerPool {
  readonly #underWay = new Map<string, UnderWay>();
  #channel: WorkerChannel | undefined;
  #closed = false;

  constructor(private readonly start: StartWorker) {
    this.#open();
  }

  /** Resolves when the work on the run or question has ended in whatever way; never rejects. */
  do(order: WorkOrder, reports: WorkReports): Promise<WorkEnd> {
    if (this.#closed) return Promise.resolve({ kind: 'cut-off' });
    return new Promise((resolve) => {
      const { runId } = order;
      const end = (how: WorkEnd): void => {
        this.#underWay.delete(runId);
        resolve(how);
      };
      this.#underWay.set(runId, { ...reports, end });
      this.#open().send({ kind: 'run', order });
    });
  }

  cancel(runId: string): void {
    if (this.#underWay.has(runId)) this.#channel?.send({ kind: 'cancel', runId });
  }

  /** The run is somebody else's by now. */
  abandon(runId: string): void {
    this.#channel?.send({ kind: 'abandon', runId });
    this.#underWay.get(runId)?.end({ kind: 'cut-off' });
  }

  /** Safe to call twice. */
  close(): void {
    this.#closed = true;
    this.#channel?.kill();
    this.#cutOff();
  }

  #open(): WorkerChannel {
    if (this.#channel !== undefined) return this.#channel;
    const channel = this.start();
    this.#channel = channel;
    channel.onMessage((message) => this.#receive(channel, message));
    channel.onExit(() => {
      if (this.#channel !== channel) return;
      this.#channel = undefined;
      this.#cutOff();
    });
    return channel;
  }

  #cutOff(): void {
    for (const run of [...this.#underWay.values()]) run.end({ kind: 'cut-off' });
  }

  #receive(channel: WorkerChannel, message: FromWorker): void {
    const { runId } = message;
    const run = this.#underWay.get(runId);
    if (run === undefined || this.#closed) return;
    switch (message.kind) {
      case 'progress':
        run.progress?.(message.progress);
        break;
      case 'checkpoint':
        run.checkpoint?.(message.state).then(
          () => channel.send({ kind: 'saved', runId }),
          // Without the database nothing goes on here: the run is begun again from the checkpoint before.
          () => this.abandon(runId),
        );
        break;
      case 'part':
        run.part?.(message.value);
        break;
      case 'done':
        run.end({ kind: 'done', outcome: message.outcome });
        break;
      case 'failed':
        run.end({ kind: 'failed', error: message.error });
    }
  }
}
