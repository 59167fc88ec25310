import { hostFailure } from './host-failure.ts';

const ATTEMPTS = 10;

/** Reads, changes and writes with the version that was read; all of it again when another seat was faster in between. */
export async function againOnConflict<T>(compareAndSet: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await compareAndSet();
    } catch (error) {
      if (hostFailure(error) !== 'conflict' || attempt === ATTEMPTS) throw error;
    }
  }
}
