import 'reflect-metadata/lite';
import type { Disposable } from '../host/api/disposable.ts';
import type { WorkerContext } from '../host/api/job-worker.ts';
import { Job } from './jobs/job.ts';
import { loadTexts } from './l10n/load-texts.ts';
import { createWorkerContainer } from './worker-container.ts';

/** Called by a worker of the host, once per run. Registers only. */
export async function activate(context: WorkerContext): Promise<Disposable> {
  const container = createWorkerContainer(context, await loadTexts(context.language));
  const registered = container
    .getAll(Job)
    .map((job) => context.jobs.register(job.id, (input, task) => job.run(input, task)));
  return { dispose: () => registered.forEach((registration) => registration.dispose()) };
}
