/* global AbortController, performance -- measure runs in the browser */
// What activation costs a browser, beside a plugin that does nothing. Prints, judges nothing. `npm run build && node bench/activation.mjs`
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { resolveChromium } from '../scripts/chromium.mjs';

const ROUNDS = 15;
const EMPTY = 'export const activate = () => Promise.resolve({ dispose() {} });';

/** Runs in the page: milliseconds until the module is there, and until it is activated. */
async function measure(main) {
  const nothing = { dispose() {} };
  const onDidChange = () => nothing;
  // A Mandant without a token: what is left of activation when no remote is asked.
  const context = {
    hostVersion: '1.0.0',
    language: 'de',
    mandant: { current: { id: 'm1', name: 'Muster', chartOfAccounts: 'SKR03' }, onDidChange },
    settings: {
      get: () => undefined,
      hasSecret: () => false,
      update: async () => {},
      annotate: () => nothing,
      onDidChange,
      open() {},
    },
    connections: {
      get: () => ({
        baseUrl: '',
        send: () => Promise.reject(Object.assign(new Error(), { failure: 'no-secret' })),
      }),
    },
    state: {
      collection: () => ({
        get: async () => undefined,
        list: async () => [],
        write: async () => {},
        onDidChange,
      }),
      acquireLock: async () => ({
        acquired: true,
        lock: { ...nothing, lost: new AbortController().signal },
      }),
    },
    persons: { list: async () => [], onDidChange },
    vouchers: { list: async () => [], onDidChange },
    attachments: { list: async () => [], onDidChange },
    accounts: { chart: async () => ({ base: 'SKR03', individual: false, accounts: [] }), onDidChange },
    log: { report: async () => {}, audit: async () => {}, onDidChange },
    cache: { list: async () => [], get: async () => [], put: async () => {}, remove: async () => {} },
    jobs: { list: async () => [], watch: () => nothing, onDidChange },
    terms: { describe: () => nothing },
    repairs: { locate: () => nothing },
    commands: { register: () => nothing, setContext() {} },
    views: { active: 'customers', onDidChangeView: onDidChange },
    badges: { show: () => nothing },
    window: { setStatus: () => nothing, showMessage: async () => undefined },
  };
  const start = performance.now();
  const { activate } = await import(main);
  const loaded = performance.now();
  await activate(context);
  return { load: loaded - start, activate: performance.now() - loaded };
}

const server = createServer(async ({ url = '/' }, response) => {
  if (url === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html>');
  response.setHeader('content-type', 'text/javascript');
  if (url === '/empty.js') return response.end(EMPTY);
  try {
    response.end(await readFile(new URL(`../dist${url}`, import.meta.url)));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { executablePath, args, env } = await resolveChromium();
const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });

const samples = { '/empty.js': [], '/plugin.js': [] };
try {
  for (let round = 0; round < ROUNDS; round += 1)
    for (const main of Object.keys(samples)) {
      // A context of its own has an empty cache: the first start of the day.
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      samples[main].push(await page.evaluate(measure, main));
      await page.context().close();
    }
} finally {
  await browser.close();
  server.close();
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const medians = (main) => ({
  load: median(samples[main].map(({ load }) => load)),
  activate: median(samples[main].map(({ activate }) => activate)),
});
const empty = medians('/empty.js');
const plugin = medians('/plugin.js');
const row = (name, { load, activate }) =>
  console.log(`${name.padEnd(8)} load ${load.toFixed(1)} ms, activate ${activate.toFixed(1)} ms`);
row('empty', empty);
row('plugin', plugin);
console.log(
  `ratio    ${((plugin.load + plugin.activate) / (empty.load + empty.activate)).toFixed(1)} (load and activate, median of ${ROUNDS})`,
);
