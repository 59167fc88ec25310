/** A clock that stands still until it is moved. */
export class TestClock {
  constructor(private time = Date.parse('2026-11-23T09:00:00+01:00')) {}

  now(): Date {
    return new Date(this.time);
  }

  set(instant: string): void {
    this.time = Date.parse(instant);
  }

  advance(time: { readonly days?: number; readonly minutes?: number; readonly seconds?: number }): void {
    const { days = 0, minutes = 0, seconds = 0 } = time;
    this.time += ((days * 24 * 60 + minutes) * 60 + seconds) * 1000;
  }
}
