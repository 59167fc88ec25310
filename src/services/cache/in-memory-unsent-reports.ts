import type { ErrorLogInput } from '../../../host/api/log.ts';
import type { UnsentReports } from './unsent-reports.ts';

/** For hosts without IndexedDB: as long as the process lives. */
export class InMemoryUnsentReports implements UnsentReports {
  readonly #lines = new Map<number, ErrorLogInput>();
  #last = 0;

  add(lines: readonly ErrorLogInput[]): Promise<void> {
    for (const line of lines) this.#lines.set((this.#last += 1), line);
    return Promise.resolve();
  }

  all(): Promise<ReadonlyMap<number, ErrorLogInput>> {
    return Promise.resolve(new Map(this.#lines));
  }

  remove(keys: Iterable<number>): Promise<void> {
    for (const key of keys) this.#lines.delete(key);
    return Promise.resolve();
  }
}
