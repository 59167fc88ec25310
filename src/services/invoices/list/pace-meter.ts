/** Answers that the pace is measured over: enough to be steady, few enough to follow a slowdown. */
const WINDOW = 20;

/** How long the rest takes at the pace of the last answers. Knows no limit of anybody: it measures. */
export class PaceMeter {
  readonly #moments: number[] = [];

  tick(nowMs: number): void {
    this.#moments.push(nowMs);
    if (this.#moments.length > WINDOW) this.#moments.shift();
  }

  /** `undefined` until there are two answers to measure. */
  remainingMs(left: number): number | undefined {
    const [first, last] = [this.#moments[0], this.#moments.at(-1)];
    if (first === undefined || last === undefined || this.#moments.length < 2) return undefined;
    return Math.round(((last - first) / (this.#moments.length - 1)) * left);
  }
}
