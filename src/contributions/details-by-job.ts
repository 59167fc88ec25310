import { inject, injectable } from 'inversify';
import type { JobRunDetail, JobStartOptions } from '../../host/api/jobs.ts';
import type { HostServices } from '../../host/api/plugin-context.ts';
import type { JobId } from '../manifest.generated.ts';
import { Host } from '../services/host-tokens.ts';
import { ChangeComparison } from '../services/invoices/list/change-comparison.ts';
import { allWanted } from '../services/invoices/list/detail-queue.ts';
import { DetailSource } from '../services/invoices/list/detail-source.ts';
import type { ListReading } from '../services/invoices/list/list-reader.ts';
import type {
  DetailsFollower,
  MissingDetails,
  MissingDetailsSource,
} from '../services/invoices/list/missing-details.ts';
import type { ReadListResult } from '../services/invoices/list/read-list-result.ts';
import type { AheadOptions, ReadingAhead } from '../services/invoices/list/reading-ahead.ts';
import { sameVersion } from '../services/registry/instants.ts';
import { ServiceFailure } from '../services/service-failure.ts';
import { setting } from '../services/settings/typed-settings.ts';
import { JobWatch } from './job-watch.ts';

const READ_LIST = 'lexoffice.readList' satisfies JobId;
/** With each progress of the run so many are looked for: they come one by one. */
const LOOKED_FOR = 10;
/** A run that was under way may have begun before the last of the list was there. */
const ROUNDS = 2;

interface Reading extends JobStartOptions {
  readonly signal: AbortSignal;
  readonly onArrived: (count: number) => void;
}

/** Details as a page gets them: a worker reads them into the host's cache, each once, whoever waits for it. */
@injectable()
export class DetailsByJob implements MissingDetailsSource, ReadingAhead {
  /** Documents that were not to be had, in which version: not asked for again before anybody waits for them. */
  readonly #refused = new Map<string, string>();

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(JobWatch) private readonly watching: JobWatch,
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(ChangeComparison) private readonly comparison: ChangeComparison,
  ) {}

  follow(follower: DetailsFollower): MissingDetails {
    return new DetailsOfWindow(this, follower);
  }

  async behind(reading: ListReading, { signal, onRead }: AheadOptions): Promise<void> {
    if (!setting(this.host, 'lexoffice.readAhead'))
      return this.comparison.behind(reading, { signal, onRead });
    if (!allWanted(reading.board.entries()).some((id) => this.#isNew(reading, id))) return;
    // The window says what cannot be had, and why.
    await this.read(reading, { signal, onArrived: onRead, ahead: true }).catch(() => undefined);
  }

  /** Has them read onto the board. Resolves when the run has ended. @throws ServiceFailure */
  async read(reading: ListReading, { signal, onArrived, ahead }: Reading): Promise<void> {
    const { board, profile } = reading;
    let taking = Promise.resolve();
    const take = (most?: number): Promise<void> => {
      taking = taking.then(async () => {
        if (signal.aborted) return;
        const arrived = await this.details.showRead(profile.organizationId, board, most);
        if (arrived > 0) onArrived(arrived);
      });
      return taking;
    };
    const run = await this.#run({ signal, ahead }, () => void take(LOOKED_FOR));
    await take();
    const { refused = [], failure } = (run.result ?? {}) as Partial<ReadListResult>;
    for (const { id, updatedDate, ...why } of refused) {
      this.#refused.set(id, updatedDate);
      if (why.failure === 'unreadable') this.details.refuse({ id, updatedDate }, why);
      const known = board.get(id);
      if (known && !known.document && sameVersion(known.row.updatedDate, updatedDate))
        board.setFailure(id, why);
    }
    if (refused.length > 0) onArrived(0);
    if (failure !== undefined) throw new ServiceFailure(failure);
  }

  /** One that waits after a failure is as good as failed: whoever starts it again has it go on at once. */
  #run({ signal, ahead }: Pick<Reading, 'signal' | 'ahead'>, onProgress: () => void): Promise<JobRunDetail> {
    return new Promise((resolve, reject) => {
      this.watching
        .ended((never) => this.watching.start(READ_LIST, { once: true }, never, { ahead: ahead === true }), {
          // It goes on when the window is closed.
          signal: new AbortController().signal,
          left: signal,
          onProgress,
          onPause: ({ code }) => reject(new ServiceFailure(code)),
        })
        .then(resolve, reject);
    });
  }

  #isNew({ board }: ListReading, id: string): boolean {
    const refusedAs = this.#refused.get(id);
    const row = board.get(id)?.row;
    return row !== undefined && (refusedAs === undefined || !sameVersion(refusedAs, row.updatedDate));
  }
}

/** The details that an open window lacks. */
class DetailsOfWindow implements MissingDetails {
  isBusy = false;
  #rounds = 0;

  constructor(
    private readonly job: Pick<DetailsByJob, 'read'>,
    private readonly follower: DetailsFollower,
  ) {}

  proceed(reading: ListReading): void {
    const { isWanted, signal } = this.follower;
    // The whole list first: the run asks for what it holds in the order in which it is wanted.
    if (this.isBusy || !reading.isLast || signal.aborted || !isWanted()) return;
    const wanted = allWanted(reading.board.entries());
    if (wanted.length === 0) return;
    if (this.#rounds === ROUNDS) {
      for (const id of wanted) reading.board.setFailure(id, { failure: 'unavailable' });
      return;
    }
    this.#rounds += 1;
    this.isBusy = true;
    void this.#read(reading);
  }

  async #read(reading: ListReading): Promise<void> {
    const { signal, onArrived, onFailed, onRemembered } = this.follower;
    let failed: unknown;
    try {
      await this.job.read(reading, { signal, onArrived });
      await onRemembered();
    } catch (error) {
      failed = error;
    }
    this.isBusy = false;
    if (failed !== undefined) onFailed(failed);
    this.proceed(reading);
    onArrived(0);
  }
}
