import { hostFailure } from '../../host-failure.ts';

/** Asks a host that does not answer again and again, with growing pauses; one supply of them for all that one document needs. */
export class Insistence {
  readonly #pauses: ArrayIterator<number>;

  constructor(pausesMs: readonly number[]) {
    this.#pauses = pausesMs.values();
  }

  /** Rejects with `unreachable` when the pauses are used up, and at once when it is over; with any other refusal as it comes. */
  async on<T>(action: () => Promise<T>, over: AbortSignal): Promise<T> {
    for (;;) {
      try {
        return await action();
      } catch (error) {
        if (hostFailure(error) !== 'unreachable') throw error;
        const { value: ms, done } = this.#pauses.next();
        if (done === true || !(await paused(ms, over))) throw error;
      }
    }
  }
}

/** Whether the pause was kept: not when it was over before its end. */
function paused(ms: number, over: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      over.removeEventListener('abort', end);
      resolve(!over.aborted);
    };
    const timer = setTimeout(end, over.aborted ? 0 : ms);
    over.addEventListener('abort', end, { once: true });
  });
}
