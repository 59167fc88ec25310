import type { PersonChange, PersonFields, PersonOutcome, Persons } from '../../../host/api/persons.ts';
import type { Failure } from '../failures.ts';
import type { ContactPlanRow } from './contact-plan.ts';
import type { SyncOutcome, TakeOptions } from './sync-order.ts';
import { failureCode } from '../service-failure.ts';

const BATCH = 100;

export interface Applied extends SyncOutcome {
  /** The host stopped answering: what came after was not tried. */
  readonly interrupted: boolean;
}

type Failed = SyncOutcome['failed'][number];

/** Writes rows in batches; a row that fails is data, never in the way of the others. */
export async function applyRows(
  persons: Persons,
  rows: readonly ContactPlanRow[],
  { signal, from, onBatch }: TakeOptions = {},
): Promise<Applied> {
  const planned = rows.flatMap((row) => {
    const change = row.change ?? (row.decision && 'change' in row.decision ? row.decision.change : undefined);
    return change ? [{ row, change }] : [];
  });
  let { created, updated } = from ?? { created: 0, updated: 0 };
  const failed: Failed[] = [...(from?.failed ?? [])];
  for (let start = from?.tried ?? 0; start < planned.length; start += BATCH) {
    if (signal?.aborted) return { created, updated, failed, interrupted: true };
    const batch = planned.slice(start, start + BATCH);
    const changes = batch.map(({ change }) => change);
    const written = start === from?.tried ? await writtenOf(persons, changes) : new Set();
    const outcomes = await applyBatch(persons, changes);
    if ('code' in outcomes) {
      const { code } = outcomes;
      for (const { row } of planned.slice(start)) failed.push({ row, code });
      return { created, updated, failed, interrupted: true };
    }
    batch.forEach(({ row }, index) => {
      const outcome = outcomes[index];
      if (outcome?.kind === 'created') created++;
      else if (outcome?.kind === 'updated') updated++;
      else if (written.has(changes[index])) updated++;
      else if (outcome?.kind === 'failed') failed.push(failureOf(row, outcome));
    });
    const tried = Math.min(start + BATCH, planned.length);
    await onBatch?.({ created, updated, failed, tried });
  }
  return { created, updated, failed, interrupted: false };
}

/** Of a batch that was cut off, the updates that were written all the same: the version has moved on, and the person holds what was wanted. */
async function writtenOf(persons: Persons, changes: readonly PersonChange[]): Promise<ReadonlySet<unknown>> {
  const now = new Map((await persons.list()).map((person) => [person.id, person]));
  const isWritten = (change: PersonChange): boolean => {
    if (change.kind !== 'update') return false;
    const person = now.get(change.id);
    if (person?.version !== change.version + 1) return false;
    const { accountNumber = person.accountNumber, externalKey = person.externalKey, fields } = change;
    return (
      person.accountNumber === accountNumber &&
      person.externalKey === externalKey &&
      Object.entries(fields).every(([name, value]) => (person[name as keyof PersonFields] ?? null) === value)
    );
  };
  return new Set(changes.filter(isWritten));
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
