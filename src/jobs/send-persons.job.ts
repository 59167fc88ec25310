import { inject, injectable } from 'inversify';
import { fromEvent, lastValueFrom, takeUntil, tap } from 'rxjs';
import type { JobTask } from '../../host/api/job-worker.ts';
import type { JobOutcome } from '../../host/api/jobs.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import { ContactSendLoader } from '../services/contacts/outbound/contact-send-loader.ts';
import type { SendPlanState, SendResult } from '../services/contacts/outbound/send-result.ts';
import type { SendRow } from '../services/contacts/outbound/send-plan.ts';
import { isRetried } from '../services/failures.ts';
import { JobFailure, type Job } from './job.ts';

interface SendInput {
  readonly role: PersonRole;
  /** As the user saw them. */
  readonly rows: readonly SendRow[];
}

/** Writes the chosen persons to Lexware Office, as long as the preview that the user saw still holds (rules.md 20). */
@injectable()
export class SendPersonsJob implements Job {
  readonly id = 'lexoffice.sendPersons';

  constructor(@inject(ContactSendLoader) private readonly loader: ContactSendLoader) {}

  async run(input: unknown, task: JobTask): Promise<JobOutcome> {
    const { role, rows } = input as SendInput;
    const results = [...((task.checkpoint as readonly SendResult[] | undefined) ?? [])];
    const keep = async (result: SendResult): Promise<void> => {
      results.push(result);
      await task.saveCheckpoint(results);
      task.progress({ done: results.length, total: rows.length });
    };
    task.progress({ done: results.length, total: rows.length });
    const send = await this.loader.load();
    const state = await lastValueFrom(
      send.plan(role).pipe(
        tap((next) => {
          if (next.status === 'failed') throw new JobFailure(next.code, isRetried(next.code));
        }),
        takeUntil(fromEvent(task.signal, 'abort')),
      ),
      { defaultValue: { status: 'pending', done: 0 } satisfies SendPlanState },
    );
    if (state.status === 'ready') {
      const planned = new Map(state.plan.rows.map((row) => [row.personId, row]));
      const tried = new Set(results.map(({ row }) => row.personId));
      const chosen: SendRow[] = [];
      for (const row of rows) {
        if (tried.has(row.personId)) continue;
        const now = planned.get(row.personId);
        if (now !== undefined && isSame(now, row)) chosen.push(now);
        else await keep(settled(row, now, task.attempt > 1));
      }
      const sent = await send.send(state.plan, chosen, { signal: task.signal, onResult: keep });
      // Nothing could begin: all have failed alike.
      if (results.length < rows.length) results.push(...sent);
    }
    return outcomeOf(results);
  }
}

/** Whether it would write what the user saw: on the same version of the person, and of the contact. */
function isSame(now: SendRow, seen: SendRow): boolean {
  return (
    now.personVersion === seen.personVersion &&
    now.write?.kind === seen.write?.kind &&
    versionOf(now) === versionOf(seen)
  );
}

const versionOf = ({ write }: SendRow): number | undefined =>
  write?.kind === 'update' ? write.version : undefined;

/** Written by the attempt that was cut off, as the list of contacts shows; else changed since the preview. */
function settled(row: SendRow, now: SendRow | undefined, isResumed: boolean): SendResult {
  if (isResumed && now?.state === 'unchanged')
    return { row, kind: row.write?.kind === 'create' ? 'created' : 'updated' };
  return { row, kind: 'failed', code: now === undefined ? 'person-gone' : 'contact-changed' };
}

function outcomeOf(results: readonly SendResult[]): JobOutcome {
  const count = (...kinds: readonly SendResult['kind'][]): number =>
    results.filter(({ kind }) => kinds.includes(kind)).length;
  const failed = count('failed', 'unclear', 'not-tried');
  return {
    result: results,
    counts: { created: count('created'), updated: count('updated'), failed },
    attention: failed > 0,
  };
}
