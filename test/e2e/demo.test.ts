import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import type { Report } from '../../scripts/demo/report.schema.ts';
import { placeDatabase } from '../support/database-image.ts';
import { runDemoProcess } from '../support/demo-process.ts';

const TOKEN = 'canary-demo-5b1e77-token';
const NOW = '2026-11-20T10:00:00Z';

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'fibuscan-demo-'));
  folders.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(folders.splice(0).map((path) => rm(path, { recursive: true, force: true })));
});

let validate: (report: unknown) => boolean;
beforeAll(async () => {
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  validate = ajv.compile(JSON.parse(await readFile('docs/demo-report.schema.json', 'utf8')) as object);
});

/** R16: found = imported + already transferred + left out + blocked + failed. */
function balance({ identity }: Report): number {
  const { found, imported, alreadyTransferred, leftOut, blocked, failed } = identity;
  return found - imported - alreadyTransferred - leftOut - blocked - failed;
}
const classes = ({ entries }: Report) =>
  new Set(entries.map(({ class: c, reason }) => (reason === undefined ? c : `${c} ${reason}`)));

describe('npm run demo', () => {
  let sandbox: Sandbox;
  const at = (...args: string[]) => ['--base-url', sandbox.url, '--token', TOKEN, '--pace-ms', '0', ...args];
  afterEach(() => sandbox.stop());

  // Without confirmation: the second test.
  it.each([
    { chart: 'SKR03', revenue19: '8400', more: [] },
    { chart: 'SKR04', revenue19: '4400', more: ['--no-originals'] },
  ])('does the whole job for $chart', async ({ chart, revenue19, more }) => {
    sandbox = await startSandbox({ token: TOKEN, ratePerSecond: Infinity, now: NOW });
    const dataDir = await folder();
    await placeDatabase(dataDir);
    const options = at('--chart', chart, '--last-fetch-date', '2026-10-31', ...more);
    const { exitCode, output, report } = await runDemoProcess(dataDir, options);
    expect(exitCode, output).toBe(0);
    expect(validate(report)).toBe(true);
    expect(balance(report!)).toBe(0);
    expect(report!.vouchers.length).toBe(report!.identity.imported);
    expect(report!.vouchers.flatMap(({ lines }) => lines).map(({ account }) => account)).toContain(revenue19);
    for (const { grossCents, lines } of report!.vouchers)
      expect(lines.reduce((sum, line) => sum + line.grossCents, 0)).toBe(grossCents);
    expect([...classes(report!)]).not.toContain('blocked account-unconfirmed');
    // What is in the books is the same for both charts; demo-killed.test.ts compares with it.
    const vouchers = report!.vouchers.map(({ externalKey }) => externalKey).sort();
    const originals = { kept: vouchers.length, missing: 0 };
    const books = `${JSON.stringify({ vouchers, originals }, null, 2)}\n`;
    expect(report!.originals).toEqual(more.length > 0 ? null : originals);
    await expect(books).toMatchFileSnapshot('../golden/demo-books.json');
    expect(output).not.toContain(TOKEN);
    expect(JSON.stringify(report)).not.toContain(TOKEN);
  });

  it('shows every class of entry, explains every refusal, and books nothing on a second run', async () => {
    sandbox = await startSandbox({ token: TOKEN, ratePerSecond: Infinity, dataSet: 'hostile', now: NOW });
    expect(sandbox.admin.documents()).not.toEqual([]); // loads the data set before the clock moves
    sandbox.admin.setClock('2026-03-02T09:00:00Z');
    const { id } = sandbox.admin.createInvoice();
    sandbox.admin.setClock(NOW);
    sandbox.admin.payDocument(id); // created before the boundary, changed after it
    const dataDir = await folder();
    await placeDatabase(dataDir);
    const shots = await folder();
    const options = at('--last-fetch-date', '2026-03-31', '--no-confirm', '--screenshots', shots);
    const first = await runDemoProcess(dataDir, options);
    expect(first.exitCode, first.output).toBe(0);
    expect(balance(first.report!)).toBe(0);
    expect(validate(first.report)).toBe(true);
    for (const expected of [
      'preselected',
      'offered closing-invoice',
      'blocked person-missing',
      'blocked collective-account-missing',
      'blocked amounts-differ',
      'blocked account-missing',
      'blocked account-unconfirmed',
      'leftOut type',
      'leftOut status',
      'leftOut currency',
      'leftOut unreadable',
      'leftOut created-before-cutoff',
    ])
      expect([...classes(first.report!)]).toContain(expected);
    expect(first.report!.errorLog.length).toBeGreaterThanOrEqual(first.report!.identity.blocked);
    expect((await readdir(shots)).sort()).toContain('import-window.png');

    // Reviewed by hand; `vitest -u` writes it anew. Requests are counted while originals still come in.
    const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    // On a slow machine the minute is over after which missing files are asked for again.
    const runs = first.report!.runs.map((run) =>
      run.job === 'lexoffice.fetchOriginals' && run.state === 'running' ? { ...run, state: 'waiting' } : run,
    );
    const golden = {
      ...first.report!,
      runs,
      requests: undefined,
      errorLog: [...first.report!.errorLog].sort(byText),
    };
    await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot('../golden/demo-edge.json');

    const second = await runDemoProcess(dataDir, [...options, '--no-originals']);
    expect(second.exitCode, second.output).toBe(0);
    expect(second.output).toContain('0 gebucht');
    expect(second.report!.vouchers).toEqual([]);
    expect(second.report!.contacts.customers).toMatchObject({ new: 0, changed: 0 });
    expect([...classes(second.report!)]).toContain('transferred');
    expect(second.report!.identity.alreadyTransferred).toBe(first.report!.identity.imported);
  });
});
