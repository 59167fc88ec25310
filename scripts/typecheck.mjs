// Type checks every part with its own libraries: the browser's, Node's, or both.
import { spawn } from 'node:child_process';

const PROJECTS = [
  '.',
  'host',
  'host/workbench',
  'host/server',
  'host/worker',
  'sandbox',
  'scripts',
  'bench',
  'test',
];

const check = (project) =>
  new Promise((resolve) => {
    const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
      stdio: 'inherit',
    });
    tsc.on('exit', (code) => resolve(code ?? 1));
  });

for (const project of PROJECTS) if ((await check(project)) !== 0) process.exitCode = 1;
