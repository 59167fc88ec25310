/* global setTimeout -- of Node */
// A data folder with 100 000 vouchers, and what a server on it needs for its lists. Prints, judges nothing (docs/bench.md).
// `npm run build && node bench/many-vouchers.mjs [number of vouchers] [folder]`; a folder that holds books already is measured as it is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { runnerImport } from 'vite';
import { ms, printTable } from './print-table.mjs';

const [count = '100000', given] = process.argv.slice(2);
const folder = given ?? (await mkdtemp(join(tmpdir(), 'fibuscan-bench-')));
const SEAT = { 'x-fibuscan-seat': 'bench', 'content-type': 'application/json' };
/** In the server: at SIGUSR2 it says the longest wait of its event loop since the last time, and how long it has computed. */
const WATCH = `import { monitorEventLoopDelay } from 'node:perf_hooks';
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage();
    console.log('watched ' + delay.max / 1e6 + ' ' + (user + system) / 1e3);
    delay.reset();
  });`;

if (!existsSync(join(folder, 'database'))) {
  const began = performance.now();
  const { module } = await runnerImport('./bench/fill-books.ts', { configFile: false });
  await module.fillBooks(folder, Number(count));
  console.log(`${count} vouchers booked in ${Math.round((performance.now() - began) / 1_000)} s: ${folder}`);
}

const began = performance.now();
const server = spawn(
  process.execPath,
  [
    '--import',
    `data:text/javascript,${encodeURIComponent(WATCH)}`,
    'build/node/start.mjs',
    ...['--data', folder, '--live', '--no-open', '--backups', '0', '--port', '0'],
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
process.on('exit', () => server.kill());
const lines = createInterface({ input: server.stdout });
const line = (pattern) =>
  new Promise((resolve) => {
    const look = (text) => {
      const found = pattern.exec(text)?.[1];
      if (found === undefined) return;
      lines.off('line', look);
      resolve(found);
    };
    lines.on('line', look);
  });
const url = new URL(await line(/(http:\S+)/)).origin;
const started = performance.now() - began;
const authorization = `Bearer ${(await readFile(join(folder, 'access.key'))).toString('base64url')}`;

const ask = async (path, init = {}) => {
  const response = await fetch(url + path, { ...init, headers: { ...SEAT, authorization } });
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return { body, next: response.headers.get('x-fibuscan-next') };
};
const watched = async () => {
  const answer = line(/^watched (.*)$/);
  server.kill('SIGUSR2');
  return (await answer).split(' ').map(Number);
};
const memory = async (name) => {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  return `${Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)} MB`;
};

const [{ id }] = JSON.parse((await ask('/api/mandanten')).body);
const m = `/api/mandanten/${id}`;
const rows = [['', 'time', 'computing', 'longest wait of the loop', 'memory']];
rows.push(['start', ms(started), ms((await watched())[1]), '', await memory('VmRSS')]);

/** The middle one of five, what one of them computes (which other work on the machine does not lengthen), and the longest wait of all. */
async function measure(name, work, times = 5) {
  const [, before] = await watched();
  const took = [];
  for (let turn = 0; turn < times; turn++) {
    const from = performance.now();
    await work();
    took.push(performance.now() - from);
  }
  took.sort((a, b) => a - b);
  const [wait, after] = await watched();
  rows.push([
    name,
    ms(took[Math.floor(took.length / 2)]),
    ms((after - before) / times),
    ms(wait),
    await memory('VmRSS'),
  ]);
}

const allOf = async (path) => {
  let next = '';
  while (next !== null) next = (await ask(`${path}?after=${next}`.replace(/\?after=$/, ''))).next;
};
await measure('nothing, for comparison', () => new Promise((resolve) => setTimeout(resolve, 1_000)), 3);
await ask(`${m}/vouchers`); // compiled
for (const list of ['vouchers', 'persons', 'audit-log', 'error-log', 'runs'])
  await measure(`first page: ${list}`, () => ask(`${m}/${list}`));
await measure('first page: state', () => ask(`${m}/plugins/lexoffice/state/documents`));
await measure('vouchers of a key prefix', () =>
  ask(`${m}/vouchers?externalKeyPrefix=lexoffice:organization:`),
);
await measure('counts', () => ask(`${m}/counts`));
await measure('all vouchers, page by page', () => allOf(`${m}/vouchers`), 1);
await measure('check of the Logbuch', () => ask(`${m}/audit-log/check`), 1);
await measure('verification', () => ask('/api/host/verification', { method: 'POST' }), 1);
await measure('backup', () => ask('/api/host/backups', { method: 'POST' }), 1);
rows.push(['highest', '', '', '', await memory('VmHWM')]);
printTable(`${count} vouchers`, rows);

server.kill('SIGTERM');
await once(server, 'exit');
