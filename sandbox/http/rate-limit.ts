/** Token bucket of one account; every integration of the account draws from it (lexware-api.md 2). */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  /** `now` in milliseconds, monotonic: real time, also while the sandbox clock stands still. */
  constructor(
    private capacity: number,
    private ratePerSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#tokens = capacity;
    this.#filledAt = now();
  }

  /** Takes a token; false if there is none, and then nothing is taken. */
  take(): boolean {
    if (this.ratePerSecond === Infinity) return true;
    this.#refill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until the next token. */
  waitMs(): number {
    this.#refill();
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.ratePerSecond) * 1000);
  }

  configure(capacity: number, ratePerSecond: number): void {
    this.#refill();
    this.capacity = capacity;
    this.ratePerSecond = ratePerSecond;
    this.#tokens = Math.min(this.#tokens, capacity);
  }

  #refill(): void {
    const now = this.now();
    const gained = ((now - this.#filledAt) / 1000) * this.ratePerSecond;
    this.#tokens = Math.min(this.capacity, this.#tokens + gained);
    this.#filledAt = now;
  }
}
