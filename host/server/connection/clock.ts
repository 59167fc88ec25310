/** Time that never jumps, and timers on it; injected, so that tests need no waiting. */
export interface MonotonicClock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Runs `callback` once after `delayMs`; the answer takes it back. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

export const systemClock: MonotonicClock = {
  now: () => performance.now(),
  setTimer: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
