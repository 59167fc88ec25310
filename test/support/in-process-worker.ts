import type { WorkerContext, WorkerModule } from '../../host/api/job-worker.ts';
import type { StartWorker, WorkerChannel } from '../../host/server/jobs/worker-channel.ts';
import type { FromWorker, ToWorker } from '../../host/wire/worker-messages.ts';
import { serveRuns } from '../../host/worker/serve-runs.ts';

/** The worker of a host as its process runs it, in this process, with a plugin that a test writes. */
export class InProcessWorker {
  #current: { kill: () => void } | undefined;
  /** How often it was started. */
  starts = 0;

  constructor(private readonly activate: (context: WorkerContext) => void) {}

  /** As the operating system would: no message comes out any more, and the host hears that it is gone. What ran goes on as a ghost. */
  die(): void {
    this.#current?.kill();
  }

  readonly start: StartWorker = () => {
    this.starts += 1;
    let toHost: (message: FromWorker) => void = () => undefined;
    let toWorker: (message: ToWorker) => void = () => undefined;
    let exited: () => void = () => undefined;
    let isAlive = true;
    const kill = (): void => {
      if (!isAlive) return;
      isAlive = false;
      queueMicrotask(() => exited());
    };
    const copied = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;
    const channel: WorkerChannel = {
      send: (message) => queueMicrotask(() => isAlive && toWorker(copied(message))),
      onMessage: (listener) => (toHost = listener),
      onExit: (listener) => (exited = listener),
      kill,
    };
    const module: WorkerModule = {
      activate: (context) => {
        this.activate(context);
        return Promise.resolve({ dispose: () => undefined });
      },
    };
    serveRuns(
      {
        send: (message) => queueMicrotask(() => isAlive && toHost(copied(message))),
        onMessage: (listener) => (toWorker = listener),
      },
      () => Promise.resolve(module),
    );
    this.#current = { kill };
    return channel;
  };
}
