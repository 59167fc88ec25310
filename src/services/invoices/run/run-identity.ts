import type { EntryOutcome, Identity, RunEntry, RunResult } from './import-run.ts';

type Outcomes = RunResult['outcomes'];

/** Rule 9, in entries: what was found, counted on its own, and what became of it. */
export function identityOf(
  found: readonly Pick<RunEntry, 'key'>[],
  outcomes: Outcomes,
): { identity: Identity; balanced: boolean } {
  const count = (kind: EntryOutcome['kind']) =>
    outcomes.filter(({ outcome }) => outcome.kind === kind).length;
  const unknown = count('unknown');
  const parts = {
    imported: count('imported'),
    alreadyTransferred: count('alreadyTransferred'),
    leftOut: count('leftOut'),
    blocked: count('blocked'),
    failed: count('failed'),
    ...(unknown > 0 && { unknown }),
  };
  const keys = new Set(found.map(({ key }) => key));
  const sum = Object.values(parts).reduce((total, part) => total + part, 0);
  const each = new Set(outcomes.map(({ entry }) => entry.key));
  const balanced =
    sum === keys.size && each.size === outcomes.length && [...keys].every((key) => each.has(key));
  return { identity: { found: keys.size, ...parts }, balanced };
}
