// Runs a program of build/node and builds only when there is none: a running server works with those files.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const name = process.argv[2];
const program = new URL(`../build/node/${name}.mjs`, import.meta.url);
if (!existsSync(program)) {
  const build = fileURLToPath(new URL('build.mjs', import.meta.url));
  execFileSync(process.execPath, [build, '--only', 'host'], { stdio: 'inherit' });
}
process.argv.splice(1, 2, program.pathname);
await import(program.href);
