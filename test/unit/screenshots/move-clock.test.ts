import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { nodeOptionFor } from '../../../scripts/screenshots/move-clock.ts';

/** What a process says that begins with its clock so much later. */
function said(script: string, byMs: number): unknown {
  const env = { ...process.env, NODE_OPTIONS: nodeOptionFor(byMs) };
  return JSON.parse(
    execFileSync(process.execPath, ['-p', `JSON.stringify(${script})`], { env, encoding: 'utf8' }),
  );
}

describe('moveClock', () => {
  it('has a child process be in another year, for every way to ask the time', () => {
    const year = 365.25 * 86_400_000;
    const then = new Date(Date.now() + 5 * year).getUTCFullYear();
    expect(said('[new Date().getUTCFullYear(), new Date(Date.now()).getUTCFullYear()]', 5 * year)).toEqual([
      then,
      then,
    ]);
  });

  it('leaves days that are named alone', () => {
    const days = ["new Date('2026-03-31')", 'new Date(2026, 2, 31, 12)', 'new Date(0)'];
    expect(said(`[${days.join(', ')}]`, 86_400_000)).toEqual(said(`[${days.join(', ')}]`, 0));
    expect(said("new Date('2026-03-31')", 86_400_000)).toBe('2026-03-31T00:00:00.000Z');
  });
});
