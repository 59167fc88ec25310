import { describe, expect, it } from 'vitest';
import { SandboxClock } from '../../../sandbox/clock.ts';

function expectRealTime(clock: SandboxClock): void {
  const before = Date.now();
  const now = clock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
}

describe('SandboxClock', () => {
  it('follows real time, stands still, moves and runs on', async () => {
    const clock = new SandboxClock();
    expectRealTime(clock);
    clock.freeze('2026-01-01T00:00:00Z');
    const frozen = clock.now();
    expect(frozen).toBe(Date.UTC(2026, 0, 1));
    clock.advance(1000);
    expect(clock.now()).toBe(frozen + 1000);
    const before = Date.now();
    clock.run();
    await new Promise((resolve) => setTimeout(resolve, 15));
    const ran = clock.now() - (frozen + 1000);
    expect(ran).toBeGreaterThan(0);
    expect(ran).toBeLessThanOrEqual(Date.now() - before);
    clock.followRealTime();
    expectRealTime(clock);
  });

  it('refuses what is no instant', () => {
    expect(() => new SandboxClock('gestern')).toThrow(RangeError);
  });
});
