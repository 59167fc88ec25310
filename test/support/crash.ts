import { hostError } from './in-memory-host.ts';
import type { ImportScenario } from './import-scenario.ts';

/** Before the call took effect, or after it and ahead of its answer. */
export type CrashMoment = 'before' | 'after';

/** Everything that waits, as a user works it off. */
export const everything = ({ class: is }: { class: string }) => is === 'preselected' || is === 'offered';

/** Dead from the n-th call of the host on: nothing reaches it any more, not even clean-up. */
export function crashAt({ host }: ImportScenario, call: number, moment: CrashMoment): void {
  let count = 0;
  host[moment] = () => {
    count += 1;
    if (count >= call) throw hostError('unreachable', `dead at call ${call}`);
  };
  if (moment === 'before') return;
  host.before = () => {
    if (count >= call) throw hostError('unreachable');
  };
}

/** Another start on the same host; the lock of the dead run has expired. */
export function revive(scenario: ImportScenario, cache: 'kept' | 'lost'): void {
  scenario.host.before = () => undefined;
  scenario.host.after = () => undefined;
  scenario.host.locks.clear();
  scenario.restart({ cache });
}

/** What each document comes to in the books. */
export function bookedSums({ host }: ImportScenario): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { origin, grossCents } of host.vouchers.values()) {
    sums[origin.documentId] = (sums[origin.documentId] ?? 0) + grossCents;
  }
  return sums;
}

/** What each document should have come to, whatever happened on the way. */
export function statedSums({ lexoffice }: ImportScenario): Record<string, number> {
  return Object.fromEntries(
    [...lexoffice.documentsById.values()].map((document) => {
      const sign = document.type === 'creditNote' ? -1 : 1;
      return [document.id, document.status === 'voided' ? 0 : sign * document.totalGrossCents];
    }),
  );
}
