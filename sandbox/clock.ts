/** Time of the sandbox: the real one, shifted, or frozen. Pacing does not use it: a frozen clock must not stop the token bucket. */
export class SandboxClock {
  #frozenAt: number | undefined;
  #shiftMs = 0;

  constructor(frozenAt?: string) {
    if (frozenAt !== undefined) this.freeze(frozenAt);
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#frozenAt ?? Date.now() + this.#shiftMs;
  }

  /** Stops the clock at an ISO instant. Throws a `RangeError` if the text is none. */
  freeze(iso: string): void {
    const instant = Date.parse(iso);
    if (Number.isNaN(instant)) throw new RangeError(`not an ISO instant: ${iso}`);
    this.#frozenAt = instant;
  }

  /** Moves the clock, frozen or running, by milliseconds. */
  advance(ms: number): void {
    if (this.#frozenAt === undefined) this.#shiftMs += ms;
    else this.#frozenAt += ms;
  }

  /** Back to the real time, whatever was set before. */
  followRealTime(): void {
    this.#frozenAt = undefined;
    this.#shiftMs = 0;
  }

  /** Lets a frozen clock run on from where it stands. */
  run(): void {
    this.#shiftMs = this.now() - Date.now();
    this.#frozenAt = undefined;
  }
}
