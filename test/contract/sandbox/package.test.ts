/** The package as another project gets it: packed, installed offline, used outside of this repository. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);

let folder: string;
let project: string;
let bin: string;
let running: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-package-'));
  const source = join(folder, 'package');
  project = join(folder, 'project');
  await mkdir(project);
  await run(process.execPath, [
    fileURLToPath(new URL('../../../scripts/build-sandbox.mjs', import.meta.url)),
    source,
  ]);
  await run('npm', ['pack', '--silent', source], { cwd: folder });
  const packed = (await readdir(folder)).find((name) => name.endsWith('.tgz'))!;
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed)], {
    cwd: project,
  });
  bin = join(project, 'node_modules', '.bin', 'lexware-office-sandbox');
}, 300_000);
afterEach(async () => {
  if (running === undefined || running.exitCode !== null) return;
  running.kill();
  await once(running, 'exit');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the program and waits for the address and the key that it prints. */
async function start(
  ...options: string[]
): Promise<{ url: string; get: (path: string) => Promise<Response> }> {
  const program = spawn(bin, ['--port', '0', '--rate', 'Infinity', ...options], { cwd: project });
  running = program;
  const printed: string[] = [];
  for await (const line of createInterface({ input: program.stdout })) {
    printed.push(line);
    if (line.startsWith('Page')) break;
  }
  const [, url = ''] = /(http:\S+)\/v1/.exec(printed[0] ?? '') ?? [];
  const [, token = ''] = /key: (\S+)/.exec(printed[1] ?? '') ?? [];
  return {
    url,
    get: (path) => fetch(`${url}/v1${path}`, { headers: { Authorization: `Bearer ${token}` } }),
  };
}

// Each test starts a program of its own.
describe('the packed sandbox', { timeout: 120_000 }, () => {
  it('needs no other package', async () => {
    const installed = (await readdir(join(project, 'node_modules'))).filter((name) => !name.startsWith('.'));
    expect(installed).toEqual(['lexware-office-sandbox']);
  });

  it('serves lists, documents and their files, ZUGFeRD and XRechnung among them', async () => {
    const { get } = await start('--data-set', 'demo');
    const list = await (
      await get('/voucherlist?voucherType=invoice&voucherStatus=paid,open&size=250')
    ).json();
    const kinds = new Set<string>();
    for (const { id } of list.content) {
      const invoice = await (await get(`/invoices/${id}`)).json();
      const kind = invoice.electronicDocumentProfile as string;
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      const text = Buffer.from(await (await get(`/invoices/${id}/file`)).arrayBuffer()).toString('latin1');
      expect(text.slice(0, 5)).toBe(kind === 'XRechnung' ? '<?xml' : '%PDF-');
    }
    expect([...kinds].sort()).toEqual(['EN16931', 'NONE', 'XRechnung']);
  });

  it('starts with seed file, quirks, faults and rights', async () => {
    const seed = join(project, 'seed.json');
    await writeFile(seed, JSON.stringify({ documents: [{ voucherNumber: 'EIGENE-1' }] }));
    const { get } = await start(
      ...[
        '--data-set',
        'empty',
        '--seed-file',
        seed,
        '--quirk',
        'rowNulls=null',
        '--faults',
        '503 /v1/profile x1',
      ],
      ...['--rights', 'profile:read,voucherlist:read'],
    );
    const row = (await (await get('/voucherlist?voucherType=any&voucherStatus=any')).json()).content[0];
    expect(row).toMatchObject({ voucherNumber: 'EIGENE-1', contactId: null });
    expect([(await get('/profile')).status, (await get('/profile')).status]).toEqual([503, 200]);
    expect((await get('/contacts')).status).toBe(403);
  });

  it('can be started by the tests of another project', async () => {
    const program = `
      import { startSandbox } from 'lexware-office-sandbox';
      const sandbox = await startSandbox({ dataSet: 'empty', token: 'own-key' });
      const invoice = sandbox.admin.createInvoice();
      const answer = await fetch(sandbox.url + '/v1/invoices/' + invoice.id, { headers: { Authorization: 'Bearer own-key' } });
      console.log(answer.status, (await answer.json()).totalPrice.totalGrossAmount, sandbox.journal().length);
      await sandbox.stop();
    `;
    await writeFile(join(project, 'use.mjs'), program);
    const { stdout } = await run(process.execPath, ['use.mjs'], { cwd: project });
    expect(stdout.trim()).toBe('200 119 1');
  });

  it('tells a compiler what it offers, and what it does not', async () => {
    const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [] };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
    const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
    const compile = async (call: string) => {
      const program = `import { startSandbox, type Sandbox } from 'lexware-office-sandbox';
        const sandbox: Sandbox = await startSandbox({ dataSet: 'empty' });
        export const written = ${call};`;
      await writeFile(join(project, 'typed.ts'), program);
      return run(process.execPath, [compiler], { cwd: project }).catch(
        (error: unknown) => error as { stdout: string },
      );
    };
    expect((await compile('sandbox.admin.createInvoice().voucherNumber')).stdout).toBe('');
    expect((await compile('sandbox.admin.createInvoices()')).stdout).toContain(
      "'createInvoices' does not exist",
    );
  });

  it('compares recorded shapes, and ends with 1 when something drifted', async () => {
    const file = join(project, 'shapes.txt');
    await writeFile(file, '## GET /v1/profile\ncompanyName: str\nsubscriptionStatus: str\n');
    await expect(run(bin, ['compare', file])).rejects.toMatchObject({
      code: 1,
      stdout: 'GET /v1/profile: subscriptionStatus is missing\n1 differences\n',
    });
  });

  it('says what it does not understand', async () => {
    await expect(run(bin, ['--quirk', 'colour=blue'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^unknown quirk "colour"; there are: /),
    });
  });
});
