import type { Disposable } from '../../api/disposable.ts';

/** Remembers what a plugin registered, to take back what it forgot to. */
export class DisposableTracker {
  readonly #open = new Map<Disposable, string>();

  /** @param label what it is, for the report of a leak. */
  track(label: string, inner: Disposable): Disposable {
    const tracked: Disposable = {
      dispose: () => {
        if (this.#open.delete(tracked)) inner.dispose();
      },
    };
    this.#open.set(tracked, label);
    return tracked;
  }

  /** Disposes what is left, newest first, and names it. */
  disposeLeaked(): readonly string[] {
    const leaked = [...this.#open].reverse();
    for (const [tracked] of leaked) tracked.dispose();
    return leaked.map(([, label]) => label);
  }
}
