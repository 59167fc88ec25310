import type { JobDeclaration, Manifest } from '../../api/manifest.schema.ts';
import type { Books } from '../books/books.ts';
import { listMandanten } from '../books/mandanten.ts';
import { describeError } from '../describe-error.ts';
import type { InstalledPlugin } from '../plugins/plugin-folder.ts';
import { readSettings } from '../plugins/settings.ts';
import { cronOf } from './cron-of.ts';
import type { JobEngine } from './job-engine.ts';
import type { DueJob, JobQueue } from './job-queue.ts';

export interface JobScheduleParts {
  readonly books: Books;
  readonly plugins: readonly InstalledPlugin[];
  readonly engine: JobEngine;
  readonly queue: JobQueue;
  /** In whose name they run. */
  readonly user: string;
  readonly log: (line: string) => void;
}

/** Jobs at set times: what the settings of a Mandant say stands in the queue, which needs no page and fires once, however many servers there are. */
export class JobSchedules {
  #unsubscribe: () => void = () => undefined;

  constructor(private readonly parts: JobScheduleParts) {}

  async start(): Promise<void> {
    const { books, plugins, queue, log } = this.parts;
    this.#unsubscribe = books.events.subscribe(({ kind, mandantId, plugin }) => {
      const manifest = plugins.find(({ id }) => id === plugin)?.manifest;
      if (kind === 'settings' && manifest !== undefined)
        this.#apply(mandantId, manifest).catch((error: unknown) => log(`schedules: ${describeError(error)}`));
    });
    for (const { manifest } of plugins) {
      if (manifest === undefined || scheduled(manifest).length === 0) continue;
      for (const { id } of await listMandanten(books.database)) await this.#apply(id, manifest);
    }
    await queue.workDue((due) => this.begin(due));
  }

  close(): void {
    this.#unsubscribe();
  }

  /** Starts what is due; while a run of the job is open, that one counts. */
  async begin({ mandantId, plugin, job: id }: DueJob): Promise<void> {
    const { engine, plugins, user } = this.parts;
    const manifest = plugins.find((one) => one.id === plugin)?.manifest;
    const job = manifest?.contributes.jobs?.find((one) => one.id === id);
    // Of a plugin that is gone, or that has learnt otherwise.
    if (manifest === undefined || job?.schedule === undefined) return;
    await engine.start(manifest, job, mandantId, { user, origin: 'schedule' }, {});
  }

  async #apply(mandantId: string, manifest: Manifest): Promise<void> {
    const { books, queue } = this.parts;
    const settings = await readSettings(books, mandantId, manifest);
    for (const { id, schedule } of scheduled(manifest))
      await queue.schedule({ mandantId, plugin: manifest.id, job: id }, cronOf(settings[schedule]));
  }
}

function scheduled({ contributes }: Manifest): readonly (JobDeclaration & { readonly schedule: string })[] {
  return (contributes.jobs ?? []).flatMap((job) =>
    job.schedulable && job.schedule !== undefined ? [{ ...job, schedule: job.schedule }] : [],
  );
}
