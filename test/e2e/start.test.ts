import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnProgram } from '../support/spawn-program.ts';

let folder: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  for (const child of running.splice(0))
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'))
      await once(child, 'exit');
  await rm(folder, { recursive: true, force: true });
});

type Who = Parameters<typeof spawnProgram>[3];

/** Rights bind everybody but root, who becomes somebody that the operating system does not know by name, as in a container. */
const UNNAMED = process.getuid?.() === 0 ? { uid: 64_123, gid: 64_123 } : {};
const belongsToUnnamed = async (path: string) => {
  const { uid, gid } = UNNAMED;
  if (uid !== undefined) await chown(path, uid, gid);
};

/** The built `npm start` in a process of its own, on any ports. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}, as: Who = {}) {
  const all = ['--port', '0', '--sandbox-port', '0', ...args];
  const child = spawnProgram('start', all, { ...process.env, ...env }, as);
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const exit = once(child, 'exit').then(([code]) => ({ code: code as number | null, output }));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const url = /FIBUscan +(http\S+)/.exec(output)?.[1];
      if (url !== undefined && output.includes('Strg+C')) resolve(url);
    });
    void exit.then(() => reject(new Error(output)));
  });
  ready.catch(() => undefined); // some are meant to fail
  return { child, exit, ready };
}

describe('npm start', () => {
  it('ends cleanly, however often it is told to, and frees the folder', async () => {
    const first = start(['--data', folder]);
    const url = await first.ready;
    const second = await start(['--data', folder]).exit;
    expect(second.code).toBe(1);
    expect(second.output).toContain(`FIBUscan läuft bereits unter ${url}`);
    // As npm does, which passes on the Ctrl+C that the terminal has sent already.
    for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) first.child.kill(signal);
    expect((await first.exit).code).toBe(0);
    expect(await readdir(folder)).not.toContain('host.json');
    expect(await readdir(folder)).not.toContain('host.lock');
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['a port that is none', ['--port', 'abc'], {}, 'Zahl von 0 bis 65535 erwartet'],
    ['an unknown option', ['--prot', '1'], {}, 'Did you mean --port'],
    ['an unsafe address', [], { LEXOFFICE_BASE_URL: 'http://api.lexware.io' }, 'https://… erwartet'],
    [
      'a database that is not there',
      [],
      { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' },
      'PostgreSQL (DATABASE_URL)',
    ],
  ])('says what is wrong with %s', async (_what, args, env, text) => {
    const { code, output } = await start(['--data', folder, ...args], env).exit;
    expect(code).toBe(1);
    expect(output).toContain(text);
    expect(output).not.toMatch(/^ +at /m);
  });

  it('says which folder cannot be used, and how to choose another', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { code, output } = await start(['--data', file]).exit;
    expect(code).toBe(1);
    expect(output).toContain(`Der Datenordner ${file} ist nicht zu gebrauchen: dort liegt eine Datei`);
    expect(output).toContain('--data ORDNER');
  });

  it('runs for a user without a name', async () => {
    await belongsToUnnamed(folder);
    await start(['--data', folder], {}, UNNAMED).ready;
  });

  it.each([
    ['a folder', '.'],
    ['the folder of the database', 'database'],
  ])('says that %s without the right to write cannot be used', async (_what, name) => {
    await belongsToUnnamed(folder);
    await mkdir(join(folder, name), { recursive: true });
    await chmod(join(folder, name), 0o500);
    const { code, output } = await start(['--data', folder], {}, UNNAMED).exit;
    expect(code).toBe(1);
    expect(output).toContain(`Der Datenordner ${folder} ist nicht zu gebrauchen: das Schreibrecht fehlt`);
    expect(output).not.toMatch(/^ +at /m);
  });
});
