import type { RetryTiming } from '../../src/services/lexoffice/retry-delay.ts';

/** Time that passes only when somebody sleeps; for retries without waiting. */
export class VirtualTime implements RetryTiming {
  private passed = 0;
  readonly sleeps: number[] = [];

  constructor(private readonly start = Date.parse('2026-11-20T09:00:00Z')) {}

  elapsed(): number {
    return this.passed;
  }

  now(): Date {
    return new Date(this.start + this.passed);
  }

  random(): number {
    return 0;
  }

  pass(ms: number): void {
    this.passed += ms;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
    this.sleeps.push(ms);
    this.passed += ms;
    await Promise.resolve();
  }
}
