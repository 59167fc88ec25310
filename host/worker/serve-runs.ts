import type { WorkerModule } from '../api/job-worker.ts';
import type { FromWorker, ToWorker } from '../wire/worker-messages.ts';
import { RunTask } from './run-task.ts';
import { workOn } from './work-on.ts';

/** The way to the host that started this process. */
export interface HostChannel {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
}

/** Does the runs that the host hands over, side by side: they wait for remotes most of the time. */
export function serveRuns(channel: HostChannel, importModule: (path: string) => Promise<WorkerModule>): void {
  const tasks = new Map<string, RunTask>();
  channel.onMessage((message) => {
    switch (message.kind) {
      case 'run': {
        const { order } = message;
        const task = new RunTask(order, (sent) => channel.send(sent));
        tasks.set(order.runId, task);
        void workOn(order, task, importModule).finally(() => {
          if (tasks.get(order.runId) === task) tasks.delete(order.runId);
        });
        break;
      }
      case 'cancel':
        tasks.get(message.runId)?.cancel();
        break;
      case 'abandon':
        tasks.get(message.runId)?.abandon();
        break;
      case 'saved':
        tasks.get(message.runId)?.saved();
    }
  });
}
