import type { ContextValue } from '../../api/commands.ts';
import type { Event } from '../../api/disposable.ts';
import { parseWhen } from '../../api/when.ts';
import { Emitter } from '../../client/emitter.ts';

/** Context keys that `when` clauses ask for. */
export class ContextKeys {
  readonly #values = new Map<string, ContextValue>();
  readonly #changes = new Emitter<void>();
  readonly onDidChange: Event<void> = this.#changes.event;

  set(key: string, value: ContextValue | undefined): void {
    if (this.#values.get(key) === value) return;
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
    this.#changes.fire();
  }

  /** Whether a clause holds now; no clause always holds. A clause that does not parse was reported with the manifest and never holds. */
  holds(when: string | undefined): boolean {
    if (when === undefined) return true;
    const parsed = parseWhen(when);
    return parsed.ok && parsed.evaluate((key) => this.#values.get(key));
  }

  clear(): void {
    this.#values.clear();
    this.#changes.fire();
  }
}
