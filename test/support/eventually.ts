import { vi } from 'vitest';

/** Waits for what another seat, server or stream is about to do. The limit is for a hang: a slow machine is no failure. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 100_000, interval: 20 });
