import 'reflect-metadata/lite';
import type { Disposable } from '../host/api/disposable.ts';
import type { WorkerContext } from '../host/api/job-worker.ts';
import { Job } from './jobs/job.ts';
import { LexofficeAnswers } from './services/lexoffice/lexoffice-answers.ts';
import { loadTexts } from './l10n/load-texts.ts';
import { createWorkerContainer } from './worker-container.ts';

/** Called by a worker of the host, once per run or question. Registers only. */
export async function activate(context: WorkerContext): Promise<Disposable> {
  const container = createWorkerContainer(context, await loadTexts(context.language));
  const answers = container.get(LexofficeAnswers);
  const registered = [
    ...container
      .getAll(Job)
      .map((job) => context.jobs.register(job.id, (input, task) => job.run(input, task))),
    context.jobs.answer(answers.id, (input, signal) => answers.answer(input, signal)),
  ];
  return { dispose: () => registered.forEach((registration) => registration.dispose()) };
}
