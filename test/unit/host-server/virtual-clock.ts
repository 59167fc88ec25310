import type { MonotonicClock } from '../../../host/server/connection/clock.ts';

/** Time that moves only when told; between two timers every promise that can settle does. */
export class VirtualClock implements MonotonicClock {
  #now = 0;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  setTimer(callback: () => void, delayMs: number): () => void {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.setTimer(resolve, delayMs));
  }

  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at);
      this.#timers = this.#timers.filter((other) => other !== next);
      next.callback();
      await settle();
    }
    this.#now = end;
  }

  /** The computer sleeps: time goes on, timers run late. */
  oversleep(milliseconds: number): void {
    this.#now += milliseconds;
  }

  get pendingTimers(): number {
    return this.#timers.length;
  }

  #next(end: number) {
    return this.#timers.filter(({ at }) => at <= end).sort((left, right) => left.at - right.at)[0];
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
