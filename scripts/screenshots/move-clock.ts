/**
 * Has every `Date` of this process, page or worker be so much later, so that the same command shows the same dates on every day. Stands by
 * itself: it is sent to the page and to the worker as text.
 */
export function moveClock(byMs: number): void {
  const RealDate = Date;
  class MovedDate extends RealDate {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(RealDate.now() + byMs);
      else super(...(parts as [number]));
    }

    static override now(): number {
      return RealDate.now() + byMs;
    }
  }
  globalThis.Date = MovedDate as DateConstructor;
}

/** What Node has to be told so that a child process begins with its clock moved. */
export function nodeOptionFor(byMs: number): string {
  return `--import=data:text/javascript,${encodeURIComponent(`(${moveClock.toString()})(${String(byMs)})`)}`;
}
