import type { JobProgress } from '../../api/jobs.ts';

/** Between two writings: a run may book hundreds of documents a second, and a screen shows five. */
const PAUSE_MS = 200;

/** Writes the latest progress of a run now and then, one after the other. */
export class ProgressWriter {
  #latest: JobProgress | undefined;
  #writing: Promise<void> | undefined;
  #closed = false;

  constructor(private readonly write: (progress: JobProgress) => Promise<void>) {}

  report(progress: JobProgress): void {
    this.#latest = progress;
    this.#writing ??= this.#writeLatest().finally(() => (this.#writing = undefined));
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing;
  }

  async #writeLatest(): Promise<void> {
    while (this.#latest !== undefined && !this.#isClosed()) {
      const progress = this.#latest;
      this.#latest = undefined;
      // A step that cannot be shown harms nothing.
      await this.write(progress).catch(() => undefined);
      if (!this.#isClosed()) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  #isClosed(): boolean {
    return this.#closed;
  }
}
