import type { Disposable, Event } from '../../api/disposable.ts';
import { Emitter } from '../../client/emitter.ts';

/** Values by key where a later one covers an earlier one until it is disposed: badges, notes beside settings, status texts. */
export class LayeredValues<T> {
  readonly #layers = new Map<string, { readonly value: T }[]>();
  readonly #changes = new Emitter<void>();
  readonly onDidChange: Event<void> = this.#changes.event;

  show(key: string, value: T): Disposable {
    const layer = { value };
    this.#layers.set(key, [...(this.#layers.get(key) ?? []), layer]);
    this.#changes.fire();
    return {
      dispose: () => {
        const layers = this.#layers.get(key) ?? [];
        if (!layers.includes(layer)) return;
        this.#layers.set(
          key,
          layers.filter((other) => other !== layer),
        );
        this.#changes.fire();
      },
    };
  }

  get(key: string): T | undefined {
    return this.#layers.get(key)?.at(-1)?.value;
  }

  /** The uppermost value of every key. */
  all(): readonly T[] {
    return [...this.#layers.keys()].flatMap((key) => this.get(key) ?? []);
  }
}
