import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../scripts/demo/report.schema.ts';
import { spawnProgram } from './spawn-program.ts';

export interface DemoRun {
  /** `null` when it was killed. */
  readonly exitCode: number | null;
  readonly output: string;
  /** Absent when the run was killed or failed. */
  readonly report?: Report;
}

/** Runs the built `npm run demo` in a process of its own, and ends it the hard way when `killAt` resolves, which is given its number. */
export async function runDemoProcess(
  dataDir: string,
  args: readonly string[],
  killAt?: (pid: number, ended: AbortSignal) => Promise<void>,
): Promise<DemoRun> {
  const json = join(dataDir, 'report.json');
  const demo = spawnProgram('demo', ['--data', dataDir, '--json', json, ...args]);
  let output = '';
  demo.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  demo.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new AbortController();
  const exit = once(demo, 'exit') as Promise<[number | null]>;
  killAt?.(demo.pid!, ended.signal).then(
    () => demo.kill('SIGKILL'),
    () => undefined, // it ended before
  );
  const [exitCode] = await exit;
  ended.abort();
  if (exitCode !== 0) return { exitCode, output };
  return { exitCode, output, report: JSON.parse(await readFile(json, 'utf8')) as Report };
}
