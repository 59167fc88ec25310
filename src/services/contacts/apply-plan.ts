import type { PersonChange, PersonOutcome, Persons } from '../../../host/api/persons.ts';
import type { Failure } from '../failures.ts';
import type { ContactPlanRow } from './contact-plan.ts';
import type { SyncOutcome } from './contact-sync.ts';
import { failureCode } from '../service-failure.ts';

const BATCH = 100;

export interface Applied extends SyncOutcome {
  /** The host stopped answering: what came after was not tried. */
  readonly interrupted: boolean;
}

type Failed = SyncOutcome['failed'][number];

/** Writes rows in batches; a row that fails is data, never in the way of the others. */
export async function applyRows(persons: Persons, rows: readonly ContactPlanRow[]): Promise<Applied> {
  const planned = rows.flatMap((row) => {
    const change = row.change ?? (row.decision && 'change' in row.decision ? row.decision.change : undefined);
    return change ? [{ row, change }] : [];
  });
  let created = 0;
  let updated = 0;
  const failed: Failed[] = [];
  for (let start = 0; start < planned.length; start += BATCH) {
    const batch = planned.slice(start, start + BATCH);
    const outcomes = await applyBatch(
      persons,
      batch.map(({ change }) => change),
    );
    if ('code' in outcomes) {
      const { code } = outcomes;
      for (const { row } of planned.slice(start)) failed.push({ row, code });
      return { created, updated, failed, interrupted: true };
    }
    batch.forEach(({ row }, index) => {
      const outcome = outcomes[index];
      if (outcome?.kind === 'created') created++;
      else if (outcome?.kind === 'updated') updated++;
      else if (outcome?.kind === 'failed') failed.push(failureOf(row, outcome));
    });
  }
  return { created, updated, failed, interrupted: false };
}

async function applyBatch(
  persons: Persons,
  changes: readonly PersonChange[],
): Promise<readonly PersonOutcome[] | { readonly code: Failure }> {
  try {
    return await persons.apply(changes);
  } catch (error) {
    return { code: failureCode(error) };
  }
}

const CODES = {
  'number-taken': 'number-taken',
  'version-conflict': 'conflict',
  'not-found': 'conflict',
  'has-vouchers': 'number-changed',
  invalid: 'invalid',
} as const satisfies Record<Extract<PersonOutcome, { kind: 'failed' }>['code'], Failure>;

function failureOf(
  row: ContactPlanRow,
  { code, message }: Extract<PersonOutcome, { kind: 'failed' }>,
): Failed {
  return { row, code: CODES[code], message };
}
