import type { Disposable } from '../api/disposable.ts';
import type { JobError, JobHandler, JobRegistry, QuestionHandler, WorkerModule } from '../api/job-worker.ts';
import { connectHost } from '../client/connect-host.ts';
import { HostFailure } from '../client/failures.ts';
import { HEADERS } from '../wire/headers.ts';
import type { WorkFailure, WorkOrder } from '../wire/worker-messages.ts';
import type { RunTask } from './run-task.ts';

/** Gives a plugin's worker module the host of the run, and its handler the run. Never rejects: what goes wrong is told to the host. */
export async function workOn(
  order: WorkOrder,
  task: RunTask,
  importModule: (path: string) => Promise<WorkerModule>,
): Promise<void> {
  const cleanUp: (() => void)[] = [];
  try {
    const client = await connectHost({ url: order.hostUrl, fetch: withCredential(order.credential) });
    const session = await client.openMandant(order.mandantId);
    cleanUp.push(() => session.dispose());
    const handlers = new Map<string, JobHandler>();
    const answers = new Map<string, QuestionHandler>();
    const jobs: JobRegistry = {
      register: (job, handler) => registered(handlers, job, handler),
      answer: (question, handler) => registered(answers, question, handler),
      start: async (job, input) => {
        await session.jobs(order.manifest.id).start(job, input);
      },
    };
    const module = await importModule(order.module);
    const active = await module.activate({
      ...session.services(order.manifest),
      language: client.info.language,
      jobs,
    });
    cleanUp.push(() => active.dispose());
    if (order.kind === 'question') {
      for await (const part of handlerOf(answers, order.job)(order.input, task.signal)) task.part(part);
      task.done({});
    } else task.done(await handlerOf(handlers, order.job)(order.input, task));
  } catch (error) {
    task.failed(failureOf(error));
  } finally {
    for (const step of cleanUp.reverse()) step();
  }
}

function registered<T>(handlers: Map<string, T>, id: string, handler: T): Disposable {
  if (handlers.has(id)) throw new Error(`"${id}" already has a handler.`);
  handlers.set(id, handler);
  return { dispose: () => handlers.delete(id) };
}

function handlerOf<T>(handlers: ReadonlyMap<string, T>, id: string): T {
  const handler = handlers.get(id);
  if (handler === undefined) throw new Error(`Nobody handles "${id}".`);
  return handler;
}

/** Every request says whose run it belongs to. */
function withCredential(credential: string): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set(HEADERS.run, credential);
    return fetch(input, { ...init, headers });
  };
}

/** Messages of other errors could hold anything: nobody sees more of them than their place in the code. */
function failureOf(error: unknown): WorkFailure {
  if (error instanceof HostFailure)
    return { code: error.code, message: error.message, retryable: error.code === 'unreachable' };
  if (error instanceof Error && error.name === 'JobError') {
    const { code, message, retryable } = error as JobError;
    return { code, message, retryable };
  }
  const kind = error instanceof Error ? error.name : typeof error;
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line)) : [];
  console.error([`A job failed: ${kind}`, ...frames.slice(0, 6)].join('\n'));
  return { code: 'internal', message: `The job failed with an unexpected ${kind}.`, retryable: false };
}
