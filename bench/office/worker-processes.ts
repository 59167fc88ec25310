import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Processes of `npm run worker`; one after the other is killed as by the operating system and started anew. */
export class WorkerProcesses {
  readonly #processes: ChildProcess[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  kills = 0;

  constructor(
    count: number,
    private readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {
    for (let place = 0; place < count; place++) this.#start(place);
  }

  /** Kills from now on. */
  killEvery(milliseconds: number): void {
    this.#timer = setInterval(() => {
      this.#processes[this.kills++ % this.#processes.length]?.kill('SIGKILL');
    }, milliseconds);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    const ended = this.#processes.map((each) => new Promise((resolve) => each.once('exit', resolve)));
    for (const each of this.#processes) each.kill('SIGKILL');
    await Promise.all(ended);
  }

  #start(place: number): void {
    const program = join('build', 'node', 'office-worker.mjs');
    const started = spawn(process.execPath, [program, '--data', this.dataDir, '--port', '0'], {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.#processes[place] = started;
    started.once('exit', () => {
      if (!this.#closed) this.#start(place);
    });
  }
}
