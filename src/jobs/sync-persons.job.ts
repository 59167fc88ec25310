import { inject, injectable } from 'inversify';
import { fromEvent, lastValueFrom, takeUntil, tap } from 'rxjs';
import type { JobTask } from '../../host/api/job-worker.ts';
import type { JobOutcome } from '../../host/api/jobs.ts';
import type { HostServices } from '../../host/api/plugin-context.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import { ContactSync } from '../services/contacts/contact-sync.ts';
import type { PlanState } from '../services/contacts/contact-plan.ts';
import type { SyncOrder, TakenSoFar } from '../services/contacts/sync-order.ts';
import { isRetried } from '../services/failures.ts';
import { Host } from '../services/host-tokens.ts';
import { setting } from '../services/settings/typed-settings.ts';
import { JobFailure, type Job } from './job.ts';

const COUNTED = ['created', 'updated', 'unchanged', 'conflict', 'refused'] as const;
type Counts = Record<(typeof COUNTED)[number], number>;

/** Takes over what a user has chosen; without a choice what is new or changed, of one side or of both: conflicts and refusals wait for the user (rules.md 15 to 17). */
@injectable()
export class SyncPersonsJob implements Job {
  readonly id = 'lexoffice.syncPersons';

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(ContactSync) private readonly sync: ContactSync,
  ) {}

  async run(input: unknown, task: JobTask): Promise<JobOutcome> {
    const { role, order } = input as { readonly role?: PersonRole; readonly order?: SyncOrder };
    if (order !== undefined) return this.#take(order, task);
    const sum: Counts = { created: 0, updated: 0, unchanged: 0, conflict: 0, refused: 0 };
    for (const side of role === undefined ? (['customer', 'supplier'] as const) : [role]) {
      const counts = await this.#syncSide(side, task);
      if (counts === undefined) break;
      for (const name of COUNTED) sum[name] += counts[name];
    }
    return { counts: sum, attention: sum.conflict + sum.refused > 0 };
  }

  /** What a user has chosen in the preview. */
  async #take(order: SyncOrder, task: JobTask): Promise<JobOutcome> {
    const total = order.chosen.length;
    const from = task.checkpoint as TakenSoFar | undefined;
    task.progress({ done: from?.tried ?? 0, total });
    const result = await this.sync.take(order, {
      signal: task.signal,
      ...(from && { from }),
      onBatch: async (soFar) => {
        await task.saveCheckpoint(soFar);
        task.progress({ done: soFar.tried, total });
      },
    });
    const { created, updated, failed } = result;
    return { result, counts: { created, updated, refused: failed.length }, attention: failed.length > 0 };
  }

  /** `undefined` when it was cancelled before anything was written. */
  async #syncSide(role: PersonRole, task: JobTask): Promise<Counts | undefined> {
    const overwrite = setting(this.host, 'lexoffice.overwriteMasterData');
    const state = await lastValueFrom(
      this.sync.plan(role, { overwrite }).pipe(
        tap((next) => {
          if (next.status === 'pending') task.progress(next);
        }),
        takeUntil(fromEvent(task.signal, 'abort')),
      ),
      { defaultValue: { status: 'pending', done: 0 } satisfies PlanState },
    );
    if (task.signal.aborted || state.status === 'pending') return undefined;
    if (state.status === 'failed') throw new JobFailure(state.code, isRetried(state.code));
    const { plan } = state;
    // What is missing would look deleted or new: nothing is taken over by halves while nobody looks (rules.md 10).
    if (!plan.complete) throw new JobFailure('incomplete-list', true);
    const { created, updated, failed } = await this.sync.apply(plan);
    const { unchanged, conflict, refused } = plan.counts;
    return { created, updated, unchanged, conflict, refused: refused + failed.length };
  }
}
