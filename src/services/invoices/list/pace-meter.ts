/** Answers that the pace is measured over: enough to be steady, few enough to follow a slowdown. */
const WINDOW = 20;

/** How long the rest takes at the pace of the last answers. Knows no limit of anybody: it measures. */
export class PaceMeter {
  readonly #answers: { readonly atMs: number; readonly count: number }[] = [];

  /** @param count how much was done by the answer */
  tick(atMs: number, count = 1): void {
    this.#answers.push({ atMs, count });
    if (this.#answers.length > WINDOW) this.#answers.shift();
  }

  /** `undefined` until there are two answers to measure. */
  remainingMs(left: number): number | undefined {
    const [first, ...later] = this.#answers;
    const last = later.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const done = later.reduce((sum, { count }) => sum + count, 0);
    return Math.round(((last.atMs - first.atMs) / done) * left);
  }
}
