import type { JobTask } from '../../host/api/job-worker.ts';

/** A run as a worker hands it to a handler; its checkpoint crosses the wire. */
export class TestTask implements JobTask {
  readonly runId = 'run-1';
  readonly abort = new AbortController();
  readonly signal = this.abort.signal;
  readonly steps: unknown[] = [];
  checkpoint: unknown;

  constructor(readonly attempt = 1) {}

  progress(step: unknown): void {
    this.steps.push(step);
  }

  saveCheckpoint(state: unknown): Promise<void> {
    this.checkpoint = JSON.parse(JSON.stringify(state));
    return Promise.resolve();
  }
}
