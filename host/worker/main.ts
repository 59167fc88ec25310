// The worker process of a host: started by it with a channel, and ended with it.
import { pathToFileURL } from 'node:url';
import type { WorkerModule } from '../api/job-worker.ts';
import type { ToWorker } from '../wire/worker-messages.ts';
import { serveRuns } from './serve-runs.ts';

process.on('disconnect', () => process.exit(0));
// The terminal sends Ctrl+C to all its processes: the host decides when this one ends.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

serveRuns(
  {
    // To a host that has died nothing is told any more: `disconnect` follows.
    send: (message) => void process.send?.(message, () => undefined),
    onMessage: (listener) => void process.on('message', (message) => listener(message as ToWorker)),
  },
  (path) => import(/* @vite-ignore */ pathToFileURL(path).href) as Promise<WorkerModule>,
);
