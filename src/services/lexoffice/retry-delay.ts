import type { ServiceIdentifier } from 'inversify';

/** Time and chance of the retries, injected so that tests need no waiting. */
export interface RetryTiming {
  /** Milliseconds of a clock that never jumps (G23). */
  elapsed(): number;
  /** @throws whatever the signal's reason is, at once when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 ≤ x < 1. */
  random(): number;
}

export const RetryTiming: ServiceIdentifier<RetryTiming> = Symbol('RetryTiming');

export const MAX_RETRIES = 4;
/** Extra time that one request may cost beyond its first attempt (R9). */
export const RETRY_BUDGET_MS = 60_000;
const MAX_RETRY_AFTER_MS = 60_000;

/**
 * `Retry-After` in seconds or as HTTP date, always within 0…60 s; `undefined` for anything else. A date read as a number was NaN
 * and a tight loop in a peer (G3).
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return clamped(Number(text) * 1000);
  // Only what looks like an HTTP date: Date.parse reads many other things as dates.
  const at = /^[A-Z][a-z]{2}.*\d{2}:\d{2}:\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : clamped(at - now.getTime());
}

function clamped(ms: number): number {
  return Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

/** 1, 2, 4, 8 s and up to a quarter more, so that seats do not come back in step; never less than the remote asks for. */
export function retryDelayMs(
  attempt: number,
  { retryAfter }: { readonly retryAfter?: string },
  now: Date,
  random: number,
): number {
  const backoff = 1000 * 2 ** (attempt - 1) * (1 + random / 4);
  return Math.max(backoff, retryAfterMs(retryAfter, now) ?? 0);
}

export const realTiming: RetryTiming = {
  elapsed: () => performance.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(new DOMException('aborted', 'AbortError'));
      };
      if (signal?.aborted) {
        reject(new DOMException('aborted', 'AbortError'));
        return;
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', abort, { once: true });
    }),
};
