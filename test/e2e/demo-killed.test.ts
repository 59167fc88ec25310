import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost } from '../../host/server/start-host.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { withBooks } from '../../scripts/demo/with-books.ts';
import { placeDatabase } from '../support/database-image.ts';
import { runDemoProcess } from '../support/demo-process.ts';
import { change, letAMinutePass, request } from '../support/points-of-a-run.ts';

const TOKEN = 'canary-killed-0d93f1-token';
const UNTOUCHED = 'test/golden/demo-books.json';

interface Untouched {
  readonly vouchers: readonly string[];
  readonly originals: unknown;
}

describe('npm run demo, killed', () => {
  let sandbox: Sandbox;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'fibuscan-killed-'));
    sandbox = await startSandbox({ token: TOKEN, ratePerSecond: Infinity, now: '2026-11-20T10:00:00Z' });
  });
  afterAll(async () => {
    await sandbox.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /**
   * Ten points of one job, each in a run of the program that goes on where the one before was killed: requests that reach Lexware Office, and
   * changes of the books, just after they are committed.
   */
  const POINTS = [
    ['request', 2],
    ['persons', 1], // Kunden are taken over
    ['persons', 1], // Lieferanten are taken over
    ['request', 15],
    ['request', 25],
    ['vouchers', 1],
    ['vouchers', 2],
    ['state', 3],
    ['vouchers', 3],
    ['attachments', 1],
  ] as const;

  it('loses nothing and books nothing twice when it is killed at ten moments and started again (R1)', async () => {
    const settings = ['--token', TOKEN, '--pace-ms', '0', '--last-fetch-date', '2026-10-31'];
    const args = ['--base-url', sandbox.url, ...settings];
    await placeDatabase(dataDir);
    for (const [kind, number] of POINTS) {
      sandbox.clearJournal();
      const killed = await runDemoProcess(dataDir, args, (pid, ended) =>
        kind === 'request' ? request(sandbox, number) : change(dataDir, pid, kind, number, ended),
      );
      expect(killed.exitCode, `${kind} ${String(number)}: ${killed.output}`).toBe(null);
      // Only a booking holds a lock that somebody else waits for.
      if (kind === 'vouchers' || kind === 'state') await letAMinutePass(dataDir);
    }
    const last = await runDemoProcess(dataDir, args);
    expect(last.exitCode, last.output).toBe(0);
    const { found, imported, alreadyTransferred, leftOut, blocked, failed } = last.report!.identity;
    expect(imported + alreadyTransferred + leftOut + blocked + failed).toBe(found);
    // What a run that nobody kills leaves: written by demo.test.ts.
    const { vouchers, originals } = JSON.parse(await readFile(UNTOUCHED, 'utf8')) as Untouched;
    expect(await allVouchers(dataDir)).toEqual(vouchers);
    expect(last.report!.originals).toEqual(originals);
  });
});

/** External keys of everything in the books, sorted. */
async function allVouchers(dataDir: string): Promise<string[]> {
  const host = await startHost({ dataDir, plugins: ['.'] });
  try {
    return await withBooks(host, async ({ vouchers }) =>
      (await vouchers.list()).map(({ externalKey }) => externalKey).sort(),
    );
  } finally {
    await host.stop();
  }
}
