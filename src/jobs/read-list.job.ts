import { inject, injectable } from 'inversify';
import { concatMap, filter, firstValueFrom, fromEvent, map, merge, tap } from 'rxjs';
import type { JobTask } from '../../host/api/job-worker.ts';
import type { JobOutcome } from '../../host/api/jobs.ts';
import { isRetried } from '../services/failures.ts';
import { DetailSource } from '../services/invoices/list/detail-source.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import type { ReadListResult, RefusedDetail } from '../services/invoices/list/read-list-result.ts';
import { isWaiting, type Entry } from '../services/invoices/rules/entry.ts';
import { JobFailure, type Job } from './job.ts';

/** `once`: a page looks on, or nobody does; a failure is told instead of tried again. */
interface Input {
  readonly once?: boolean;
}

/** Reads list and details ahead, so that the import window opens with every booking there: what is read stays in the host's cache. */
@injectable()
export class ReadListJob implements Job {
  readonly id = 'lexoffice.readList';

  constructor(
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(DetailSource) private readonly details: DetailSource,
  ) {}

  async run(input: unknown, task: JobTask): Promise<JobOutcome> {
    const { once = false } = input as Input;
    const read = this.lists.open({ mayBeKept: true }).pipe(
      tap(({ details, status }) => {
        if (status === 'details') task.progress(details);
      }),
      filter(({ status }) => status === 'ready' || status === 'failed'),
      concatMap((list) => this.lists.kept().then(() => list)),
    );
    const cancelled = fromEvent(task.signal, 'abort').pipe(map(() => undefined));
    const list = await firstValueFrom(merge(read, cancelled));
    if (list === undefined) return {};
    const { failure = 'incomplete-list', entries, complete } = list;
    const hasFailed = list.status === 'failed' || !complete;
    if (hasFailed && !once)
      throw new JobFailure(failure, isRetried(failure) || failure === 'incomplete-list');
    const result: ReadListResult = { refused: this.#refused(entries), ...(hasFailed && { failure }) };
    return { result, counts: { found: entries.length, waiting: entries.filter(isWaiting).length } };
  }

  #refused(entries: readonly Entry[]): readonly RefusedDetail[] {
    const refused = entries.flatMap(({ row, failure }) => (row && failure ? [{ row, failure }] : []));
    const forGood = this.details.refused(refused.map(({ row }) => row));
    return refused.map(({ row: { id, updatedDate }, failure }) => ({
      ...{ id, updatedDate, failure },
      ...forGood.get(id),
    }));
  }
}
