import type { EntryOutcome, Identity, RunResult } from '../../../../src/services/invoices/run/import-run.ts';
import { aBlockedEntry, anEntry } from './entries.ts';

export function aResult(outcomes: RunResult['outcomes'], part: Partial<RunResult> = {}): RunResult {
  const count = (kind: EntryOutcome['kind']) =>
    outcomes.filter(({ outcome }) => outcome.kind === kind).length;
  const identity: Identity = {
    found: outcomes.length,
    imported: count('imported'),
    alreadyTransferred: count('alreadyTransferred'),
    leftOut: count('leftOut'),
    blocked: count('blocked'),
    failed: count('failed'),
  };
  return { batchId: 'b1', identity, balanced: true, outcomes, cancelled: false, interrupted: false, ...part };
}

/** 3 booked, 1 transferred, 1 left out, 1 blocked, 1 failed. */
export function realisticResult(part: Partial<RunResult> = {}): RunResult {
  return aResult(
    [
      { entry: anEntry({ number: 'RE-1' }), outcome: { kind: 'imported', voucherIds: ['v1'] } },
      { entry: anEntry({ number: 'RE-2' }), outcome: { kind: 'imported', voucherIds: ['v2'] } },
      { entry: anEntry({ number: 'RE-3' }), outcome: { kind: 'imported', voucherIds: ['v3'] } },
      { entry: anEntry({ number: 'RE-4' }), outcome: { kind: 'alreadyTransferred' } },
      { entry: anEntry({ number: 'AR-5' }), outcome: { kind: 'leftOut', reason: 'type' } },
      {
        entry: aBlockedEntry({ number: 'RE-6' }),
        outcome: { kind: 'blocked', reason: 'person-missing' },
      },
      { entry: anEntry({ number: 'RE-7' }), outcome: { kind: 'failed', code: 'unavailable' } },
    ],
    part,
  );
}
