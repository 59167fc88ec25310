import type { Disposable, Event } from '../api/disposable.ts';
import { disposeAll, Emitter } from '../client/emitter.ts';

export type ListState<T> =
  | { readonly status: 'pending'; readonly rows: readonly T[] }
  | { readonly status: 'ready'; readonly rows: readonly T[] }
  /** The rows are the last ones that could be read. */
  | { readonly status: 'failed'; readonly rows: readonly T[]; readonly message: string };

/** Between two readings, so that an import of hundreds of records does not read the list hundreds of times. */
const PAUSE_MS = 300;
/** … and so many times as long as the last reading took: however long the list is, following it leaves the host to those who work. */
const PAUSE_TIMES = 5;

/** A list of the host, read when somebody begins to look and again after every change while somebody does; never two readings at a time. */
export class LiveList<T> {
  readonly #changes = new Emitter<void>();
  readonly #subscriptions: Disposable[] = [];
  #state: ListState<T> = { status: 'pending', rows: [] };
  #running = false;
  #stale = true;
  #disposed = false;

  /** Who listens looks. */
  readonly onDidChange: Event<void> = (listener) => {
    const subscription = this.#changes.event(listener);
    if (this.#stale) void this.refresh();
    return subscription;
  };

  /** @param subscribe connects the events after which the list is to be read again. */
  constructor(
    private readonly read: () => Promise<readonly T[]>,
    subscribe: (changed: () => void) => readonly Disposable[],
  ) {
    this.#subscriptions.push(
      ...subscribe(() => {
        if (this.#changes.hasListeners) void this.refresh();
        else this.#stale = true;
      }),
    );
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
      const began = performance.now();
      await this.#readOnce();
      const pause = Math.max(PAUSE_MS, PAUSE_TIMES * (performance.now() - began));
      if (this.#wanted()) await new Promise((resolve) => setTimeout(resolve, pause));
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
