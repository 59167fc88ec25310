export interface CacheEntry {
  readonly key: string;
  /** Any JSON value. */
  readonly value: unknown;
}

/**
 * What a plugin has read from a remote, kept by the host for all seats and workers of the Mandant. It saves requests and decides nothing: it is bounded,
 * the oldest goes first, and all of it may vanish at any time. Every method rejects with a `HostError`.
 */
export interface Cache {
  /** Everything below a prefix of keys. */
  list(prefix: string): Promise<readonly CacheEntry[]>;
  /** What there is of these keys, in no order; 50 at most. */
  get(keys: readonly string[]): Promise<readonly CacheEntry[]>;
  /** Last writer wins. */
  put(entries: readonly CacheEntry[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}
