import { fork } from 'node:child_process';
import type { FromWorker, ToWorker } from '../../wire/worker-messages.ts';

/** The way to one worker process. */
export interface WorkerChannel {
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** It is gone, however it ended. */
  onExit(listener: () => void): void;
  kill(): void;
}

export type StartWorker = () => WorkerChannel;

/** Starts the built worker program as a child process. It ends with the host: its channel closes. */
export function forkWorker(program: string): StartWorker {
  return () => {
    // Nothing of this process's own flags and secrets: what a run needs comes over the channel.
    const child = fork(program, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    return {
      // A channel that has closed is noticed by its exit.
      send: (message) => void child.send(message, () => undefined),
      onMessage: (listener) => void child.on('message', (message) => listener(message as FromWorker)),
      onExit: (listener) => void child.once('exit', listener).once('error', listener),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
