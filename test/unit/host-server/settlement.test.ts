import { describe, expect, it } from 'vitest';
import { settlement } from '../../../host/server/jobs/settlement.ts';
import type { WorkEnd } from '../../../host/server/jobs/worker-pool.ts';

const now = new Date('2026-11-22T08:00:00Z');
const run = { failures: 0, cancelRequested: false, askedAgain: false, origin: 'start' } as const;
const looked: WorkEnd = { kind: 'done', outcome: { nothingToDo: true } };

describe('The end of an attempt', () => {
  it('leaves out of the history what the host began itself and what had nothing to do', () => {
    expect(settlement(looked, run, now).change.idle).toBe(true);
    expect(settlement(looked, { ...run, origin: 'command' }, now).change.idle).toBe(false);
    expect(settlement({ kind: 'done', outcome: {} }, run, now).change.idle).toBe(false);
  });

  it('goes on at once when another job has asked meanwhile, but not when a user has stopped it', () => {
    expect(settlement(looked, { ...run, askedAgain: true }, now)).toMatchObject({
      change: { state: 'queued', continuesAt: null },
      againInSeconds: 0,
    });
    expect(settlement(looked, { ...run, askedAgain: true, cancelRequested: true }, now).change.state).toBe(
      'cancelled',
    );
  });
});
