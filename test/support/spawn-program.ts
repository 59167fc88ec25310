import { spawn, type ChildProcessWithoutNullStreams, type SpawnOptions } from 'node:child_process';

/** Starts a built program in a process of its own. It lives for seconds: optimising the code of PGlite would cost it more than it gains. */
export function spawnProgram(
  name: 'start' | 'demo' | 'link',
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  as: Pick<SpawnOptions, 'uid' | 'gid'> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--liftoff-only', `build/node/${name}.mjs`, ...args], { env, ...as });
}
