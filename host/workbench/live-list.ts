import type { Disposable } from '../api/disposable.ts';
import { disposeAll, Emitter } from '../client/emitter.ts';

export type ListState<T> =
  | { readonly status: 'pending'; readonly rows: readonly T[] }
  | { readonly status: 'ready'; readonly rows: readonly T[] }
  /** The rows are the last ones that could be read. */
  | { readonly status: 'failed'; readonly rows: readonly T[]; readonly message: string };

/** Between two readings, so that an import of hundreds of records does not read the list hundreds of times. */
const PAUSE_MS = 300;

/** A list of the host, read once somebody looks and again after every change; never two readings at a time. */
export class LiveList<T> {
  readonly #changes = new Emitter<void>();
  readonly #subscriptions: Disposable[] = [];
  #state: ListState<T> = { status: 'pending', rows: [] };
  #running = false;
  #stale = false;
  #disposed = false;
  readonly onDidChange = this.#changes.event;

  /** @param subscribe connects the events after which the list is to be read again. */
  constructor(
    private readonly read: () => Promise<readonly T[]>,
    subscribe: (changed: () => void) => readonly Disposable[],
  ) {
    this.#subscriptions.push(...subscribe(() => void this.refresh()));
  }

  get state(): ListState<T> {
    return this.#state;
  }

  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#wanted()) {
      this.#stale = false;
      await this.#readOnce();
      if (this.#wanted()) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.#running = false;
  }

  dispose(): void {
    this.#disposed = true;
    disposeAll(this.#subscriptions);
    this.#changes.dispose();
  }

  #wanted(): boolean {
    return this.#stale && !this.#disposed;
  }

  async #readOnce(): Promise<void> {
    const { rows } = this.#state;
    try {
      this.#state = { status: 'ready', rows: await this.read() };
    } catch (error) {
      this.#state = {
        status: 'failed',
        rows,
        message: error instanceof Error ? error.message : String(error),
      };
    }
    this.#changes.fire();
  }
}
