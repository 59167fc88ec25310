import type { Disposable, Event } from '../api/disposable.ts';
import { disposeAll, Emitter } from '../client/emitter.ts';
import type { Pages } from '../client/pages.ts';

export type ListState<T> =
  /** Being read for the first time: the rows are those that came so far. */
  | { readonly status: 'pending'; readonly rows: readonly T[] }
  | { readonly status: 'ready'; readonly rows: readonly T[] }
  /** The rows are the last ones that could be read. */
  | { readonly status: 'failed'; readonly rows: readonly T[]; readonly message: string };

export interface ListSource<T> {
  /** The whole list, in its order. */
  read(): Pages<T>;
  /** What there is now of changed rows, new ones among them. */
  readAgain(changed: ReadonlySet<string>, known: readonly T[]): Promise<readonly T[]>;
  /** Connects the events after which to read; `changed` without ids: whatever it was. */
  subscribe(changed: (ids?: readonly string[]) => void): readonly Disposable[];
  /** The order where new rows do not come first. */
  compare?(left: T, right: T): number;
}

/** Between two readings, so that an import of hundreds of records does not ask hundreds of times. */
const PAUSE_MS = 300;
/** … and before the whole list is read again so many times as long as the last reading took: that leaves the host to those who work. */
const PAUSE_TIMES = 5;

/**
 * A list of the host: read page by page when somebody begins to look, and what changed afterwards while somebody does; never two readings at a
 * time.
 */
export class LiveList<T extends { readonly id: string }> {
  readonly #changes = new Emitter<void>();
  readonly #subscriptions: readonly Disposable[];
  readonly #changed = new Set<string>();
  #state: ListState<T> = { status: 'pending', rows: [] };
  #running = false;
  #allWanted = true;
  #someWanted = false;
  #disposed = false;

  /** Who listens looks. */
  readonly onDidChange: Event<void> = (listener) => {
    const subscription = this.#changes.event(listener);
    void this.#run();
    return subscription;
  };

  constructor(private readonly source: ListSource<T>) {
    this.#subscriptions = source.subscribe((ids) => {
      if (ids === undefined) this.#allWanted = true;
      else {
        this.#someWanted = true;
        for (const id of ids) this.#changed.add(id);
      }
      if (this.#changes.hasListeners) void this.#run();
    });
  }

  get state(): ListState<T> {
    return this.#state;
  }

  /** Reads all of it again. */
  refresh(): Promise<void> {
    this.#allWanted = true;
    return this.#run();
  }

  dispose(): void {
    this.#disposed = true;
    disposeAll([...this.#subscriptions]);
    this.#changes.dispose();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#wanted()) {
      const began = performance.now();
      await this.#readOnce();
      const took = performance.now() - began;
      const pause = this.#allWanted ? Math.max(PAUSE_MS, PAUSE_TIMES * took) : PAUSE_MS;
      if (this.#wanted()) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    this.#running = false;
  }

  #wanted(): boolean {
    return (this.#allWanted || this.#someWanted) && !this.#disposed;
  }

  async #readOnce(): Promise<void> {
    const all = this.#allWanted || this.#state.status !== 'ready';
    const changed = new Set(this.#changed);
    this.#allWanted = this.#someWanted = false;
    this.#changed.clear();
    try {
      const rows = all ? await this.#readAll() : await this.#readSome(changed);
      this.#show({ status: 'ready', rows });
    } catch (error) {
      this.#show({
        status: 'failed',
        rows: this.#state.rows,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  async #readAll(): Promise<readonly T[]> {
    const isFirst = this.#state.rows.length === 0;
    const rows: T[] = [];
    let shown = 0;
    for await (const page of this.source.read()) {
      if (this.#disposed) break;
      rows.push(...page);
      // Who waits sees the first page at once, then twice as much each time: showing takes no longer than reading.
      if (!isFirst || rows.length < 2 * shown) continue;
      shown = rows.length;
      this.#show({ status: 'pending', rows: [...rows] });
    }
    return rows;
  }

  async #readSome(changed: ReadonlySet<string>): Promise<readonly T[]> {
    const known = this.#state.rows;
    const now = new Map((await this.source.readAgain(changed, known)).map((row) => [row.id, row]));
    const kept = known.flatMap((row) => {
      const current = now.get(row.id);
      now.delete(row.id);
      return current === undefined ? (changed.has(row.id) ? [] : [row]) : [current];
    });
    const rows = [...now.values(), ...kept];
    return this.source.compare === undefined ? rows : rows.sort(this.source.compare);
  }

  #show(state: ListState<T>): void {
    this.#state = state;
    this.#changes.fire();
  }
}
