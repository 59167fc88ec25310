import type { Disposable, Event } from '../api/disposable.ts';

/** Source of a host event. A listener that throws does not keep the others from hearing it. */
export class Emitter<T> {
  readonly #listeners = new Set<{ readonly call: (event: T) => void }>();

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  };

  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  fire(event: T): void {
    for (const { call } of [...this.#listeners]) {
      try {
        call(event);
      } catch (error) {
        console.error('A listener of a host event failed', error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** Disposes all parts, newest first; disposing twice is safe. */
export function disposeAll(parts: Disposable[]): void {
  for (const part of parts.splice(0).reverse()) part.dispose();
}
