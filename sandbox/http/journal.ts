/** One request as the sandbox saw it. Holds no header but content types: the token never gets here. */
export interface JournalEntry {
  /** 1 for the first request. */
  number: number;
  /** Real time, ISO. */
  at: string;
  /** Milliseconds since the sandbox started, monotonic: use these to measure pacing. */
  startedMs: number;
  durationMs: number;
  method: string;
  /** With `/v1`, without query. */
  path: string;
  query: Record<string, string[]>;
  accept: string | undefined;
  contentType: string | undefined;
  requestBytes: number;
  /** 0 when the connection was cut. */
  status: number;
  organizationId: string | undefined;
  /** Kind of the fault that was played, if any. */
  fault: string | undefined;
}

export class Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #startedAt = performance.now();

  begin(
    request: Pick<JournalEntry, 'method' | 'path' | 'query' | 'accept' | 'contentType' | 'requestBytes'>,
  ): JournalEntry {
    const entry: JournalEntry = {
      number: this.#entries.length + 1,
      at: new Date().toISOString(),
      startedMs: performance.now() - this.#startedAt,
      durationMs: 0,
      ...request,
      status: 0,
      organizationId: undefined,
      fault: undefined,
    };
    this.#entries.push(entry);
    return entry;
  }

  end(
    entry: JournalEntry,
    status: number,
    organizationId: string | undefined,
    fault: string | undefined,
  ): void {
    entry.durationMs = performance.now() - this.#startedAt - entry.startedMs;
    entry.status = status;
    entry.organizationId = organizationId;
    entry.fault = fault;
  }

  /** A copy, oldest first. */
  entries(): JournalEntry[] {
    return this.#entries.map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
