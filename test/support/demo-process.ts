import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Report } from '../../scripts/demo/report.schema.ts';

export interface DemoRun {
  readonly exitCode: number | null;
  readonly output: string;
  /** Absent when the run was killed or failed. */
  readonly report?: Report;
}

/** Runs the built `npm run demo` in a process of its own; `killWhen` ends it the hard way. */
export async function runDemoProcess(
  dataDir: string,
  args: readonly string[],
  killWhen?: (output: () => string, stopped: AbortSignal) => Promise<void>,
): Promise<DemoRun> {
  const json = join(dataDir, 'report.json');
  const demo = spawn(process.execPath, ['build/node/demo.mjs', '--data', dataDir, '--json', json, ...args]);
  let output = '';
  demo.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  demo.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const stopped = new AbortController();
  const exit = once(demo, 'exit') as Promise<[number | null]>;
  if (killWhen !== undefined) {
    void killWhen(() => output, stopped.signal).then(() => demo.kill('SIGKILL'));
  }
  const [exitCode] = await exit;
  stopped.abort();
  if (exitCode !== 0) return { exitCode, output };
  return { exitCode, output, report: JSON.parse(await readFile(json, 'utf8')) as Report };
}

/** Resolves some milliseconds after a line was printed. */
export async function afterLine(
  text: string,
  ms: number,
  output: () => string,
  stopped: AbortSignal,
): Promise<void> {
  while (!output().includes(text) && !stopped.aborted) await delay(5);
  await delay(ms);
}
