import type { Disposable } from '../../host/api/disposable.ts';

interface Subscription {
  unsubscribe(): void;
}

/** Collects what has to be taken back; disposes the newest first, once. */
export class Disposables implements Disposable {
  #items: Disposable[] = [];

  add(...items: readonly (Disposable | Subscription)[]): this {
    for (const item of items)
      this.#items.push('dispose' in item ? item : { dispose: () => item.unsubscribe() });
    return this;
  }

  dispose(): void {
    const items = this.#items.reverse();
    this.#items = [];
    for (const item of items) item.dispose();
  }
}

/** Holds one disposable at a time: setting a new one disposes the old one. */
export class Replaceable implements Disposable {
  #current: Disposable | undefined;

  set(next: Disposable | undefined): void {
    const previous = this.#current;
    // The new one first: a badge or note that is replaced does not flicker.
    this.#current = next;
    previous?.dispose();
  }

  dispose(): void {
    this.set(undefined);
  }
}
