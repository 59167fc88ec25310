import type { Instant } from './calendar-date.ts';
import type { Event } from './disposable.ts';

export const ERROR_SEVERITIES = ['error', 'warning', 'info'] as const;

/** Line of the Fehlerprotokoll. Never holds secrets. */
export interface ErrorLogInput {
  /** Stable code that support can look up, e.g. `person-missing`. */
  readonly code: string;
  readonly severity: (typeof ERROR_SEVERITIES)[number];
  /** What it is about, for the user: `RE-1033 · Neu & Co`. */
  readonly document?: string;
  readonly message: string;
  /** What to do now. */
  readonly advice?: string;
  /** Run that it belongs to. */
  readonly batchId?: string;
  /** For support: status, trace id, path. */
  readonly details?: Readonly<Record<string, string>>;
}

export interface ErrorLogEntry extends ErrorLogInput {
  readonly id: string;
  readonly time: Instant;
  readonly user: string;
  /** Plugin id, `user` or `host`. */
  readonly source: string;
  /** When a user marked it as done, and who; absent while it is open. */
  readonly done?: { readonly time: Instant; readonly user: string };
}

/** Line of the Logbuch: who, when, what, old, new. Append-only and hash-chained by the host (rules.md 28). */
export interface AuditInput {
  /** Verb with subject, e.g. `entry.dismissed`. */
  readonly action: string;
  /** Key, number or id of what was acted on. */
  readonly subject: string;
  /** JSON values, absent where there is none; never a secret. */
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
}

/** Every method rejects with a `HostError`. Secrets that the host knows are masked before anything is stored. */
export interface Log {
  /** Appends to the Fehlerprotokoll. */
  report(entries: readonly ErrorLogInput[]): Promise<void>;
  /** Newest first; of one run with `batchId`. */
  errors(filter?: { readonly batchId?: string }): Promise<readonly ErrorLogEntry[]>;
  /** Appends to the Logbuch; time, user and hashes are the host's. */
  audit(entry: AuditInput): Promise<void>;
  /** A line was added to either, here or at another seat. */
  readonly onDidChange: Event<void>;
}
