import type { Instant } from './calendar-date.ts';
import type { Disposable, Event } from './disposable.ts';

export interface StateRecord<T> {
  readonly key: string;
  readonly value: T;
  /** 1 for a new record, grows by one with every write. */
  readonly version: number;
  readonly updatedAt: Instant;
}

export interface StateWrite<T> {
  readonly key: string;
  /** `undefined` deletes the record. */
  readonly value: T | undefined;
  /** Compare-and-set: the version that must be stored now, 0 = none. Absent: last writer wins. */
  readonly expectedVersion?: number;
}

/** A Mandant of this host that has a record under a key. */
export interface RecordOwner {
  readonly id: string;
  readonly name: string;
}

/** A named set of JSON records of this plugin and Mandant, shared by all seats. */
export interface StateCollection<T> {
  /** `undefined` for a key that nobody has written. Rejects with a `HostError`. */
  get(key: string): Promise<StateRecord<T> | undefined>;
  /** All records, ordered by key. */
  list(): Promise<readonly StateRecord<T>[]>;
  /** Writes all or none, in one durable transaction. Rejects with a `HostError` of code `conflict` when an expected version is not met. */
  write(writes: readonly StateWrite<T>[]): Promise<void>;
  /** Keys that were written, here or at another seat. */
  readonly onDidChange: Event<readonly string[]>;
}

export interface LockHolder {
  readonly user: string;
  /** What it is held for, for the user. */
  readonly description: string;
  readonly since: Instant;
  readonly expiresAt: Instant;
}

/** Held until disposed; the host renews it. After a crash it expires by itself. */
export interface Lock extends Disposable {
  /** Aborted when the lock could not be renewed: stop writing. */
  readonly lost: AbortSignal;
}

export type LockAttempt =
  | { readonly acquired: true; readonly lock: Lock }
  | { readonly acquired: false; readonly holder: LockHolder };

export interface State {
  /** Made by its first write. The host checks no shape: parse what you read. */
  collection<T>(name: string): StateCollection<T>;
  /**
   * The Mandanten of this host, this one among them, in which this plugin has a record under that key, the one whose record is oldest first. Of the others
   * only this is told. Rejects with a `HostError`.
   */
  mandantenWith(collection: string, key: string): Promise<readonly RecordOwner[]>;
  /** One holder per name and Mandant over all seats. Never waits. `ttlMs` 1 000 … 600 000, default 30 000; the host measures it by its own clock. */
  acquireLock(
    name: string,
    options: { readonly description: string; readonly ttlMs?: number },
  ): Promise<LockAttempt>;
}
