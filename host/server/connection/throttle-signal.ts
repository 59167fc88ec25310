const LONGEST_MS = 60_000;

/** What an answer says about the rate limit. */
export interface Throttle {
  /** How long the remote asks to wait, 0 … 60 000; absent when it does not say. */
  readonly retryAfterMs?: number;
}

/**
 * Recognises a 429 and its disguises: a 500 that speaks of the rate limit (lexware-api.md 2) and a 503 with Retry-After.
 * @param now wall clock, for a Retry-After that is a date
 */
export function throttleOf(
  response: { readonly status: number; readonly retryAfter: string | undefined; readonly text: () => string },
  now: Date,
): Throttle | undefined {
  const { status, retryAfter } = response;
  const throttled =
    status === 429 ||
    (status === 500 && /rate limit/i.test(response.text())) ||
    (status === 503 && retryAfter !== undefined);
  if (!throttled) return undefined;
  const retryAfterMs = parseRetryAfter(retryAfter, now);
  return retryAfterMs === undefined ? {} : { retryAfterMs };
}

/** Seconds or an HTTP date, within 0 … 60 s; anything else says nothing (R10). */
export function parseRetryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^-?\d+(\.\d+)?$/.test(text)) return clamp(Number(text) * 1_000);
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : clamp(date - now.getTime());
}

const clamp = (milliseconds: number): number => Math.min(LONGEST_MS, Math.max(0, milliseconds));
