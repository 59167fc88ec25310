import { describe, expect, it } from 'vitest';
import { SandboxClock } from '../../../sandbox/clock.ts';

describe('SandboxClock', () => {
  it('follows real time, stands still, moves and runs on', async () => {
    const clock = new SandboxClock();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(50);
    clock.freeze('2026-01-01T00:00:00Z');
    const frozen = clock.now();
    expect(frozen).toBe(Date.UTC(2026, 0, 1));
    clock.advance(1000);
    expect(clock.now()).toBe(frozen + 1000);
    clock.run();
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(clock.now()).toBeGreaterThan(frozen + 1000);
    expect(clock.now()).toBeLessThan(frozen + 5000);
    clock.followRealTime();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(50);
  });

  it('refuses what is no instant', () => {
    expect(() => new SandboxClock('gestern')).toThrow(RangeError);
  });
});
