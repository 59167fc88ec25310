// Runs a program of build/node and builds only when there is none: a running server works with those files.
import { existsSync } from 'node:fs';

const name = process.argv[2];
const program = new URL(`../build/node/${name}.mjs`, import.meta.url);
if (!existsSync(program)) await import('./build-host.mjs');
process.argv.splice(1, 2, program.pathname);
await import(program.href);
