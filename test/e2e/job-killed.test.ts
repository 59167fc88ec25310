import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { lastValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../host/api/disposable.ts';
import { manifestSchema } from '../../host/api/manifest.schema.ts';
import { connectHost } from '../../host/client/connect-host.ts';
import { runningHost } from '../../host/server/running-host.ts';
import type { MandantSession } from '../../host/client/mandant-session.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { settledRun } from '../../scripts/demo/settled-run.ts';
import { de } from '../../src/l10n/de/de.ts';
import { workerCacheModule } from '../../src/services/cache/worker-cache.module.ts';
import { ContactSync } from '../../src/services/contacts/contact-sync.ts';
import { Organization } from '../../src/services/organization/organization.ts';
import { remoteLexofficeModule } from '../../src/services/lexoffice/remote-lexoffice.module.ts';
import { createServices } from '../../src/services-container.ts';
import manifest from '../../plugin.manifest.json';
import { placeDatabase } from '../support/database-image.ts';
import { spawnProgram } from '../support/spawn-program.ts';

const TOKEN = 'canary-job-killed-55ab-token';
const PLUGIN = manifestSchema.parse(manifest);

/** The built `npm start` on a folder, and a seat at it. */
interface Office {
  readonly process: ChildProcess;
  readonly session: MandantSession;
}

describe('A run whose worker or server is killed', () => {
  let sandbox: Sandbox;
  let folder: string;
  let office: Office;

  beforeAll(async () => {
    sandbox = await startSandbox({ token: TOKEN, ratePerSecond: Infinity, now: '2026-11-20T10:00:00Z' });
    folder = await mkdtemp(join(tmpdir(), 'fibuscan-job-'));
    await placeDatabase(folder);
    office = await start();
    await prepare(office.session);
  });
  afterAll(async () => {
    office.session.dispose();
    office.process.kill('SIGTERM');
    if (office.process.exitCode === null) await once(office.process, 'exit');
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<Office> {
    const env = { ...process.env, LEXOFFICE_BASE_URL: sandbox.url };
    const child = spawnProgram('start', ['--data', folder, '--port', '0'], env);
    let output = '';
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          if (output.includes('Strg+C')) resolve();
        });
      child.once('exit', () => reject(new Error(output)));
    });
    const client = await connectHost((await runningHost(folder))!);
    const [mandant] = await client.listMandanten();
    return { process: child, session: await client.openMandant(mandant!.id) };
  }

  /** Token, boundary and Kunden: what a user does once. */
  async function prepare(session: MandantSession): Promise<void> {
    await session.admin.putSecret('lexoffice', 'lexoffice.apiToken', TOKEN);
    const services = session.services(PLUGIN);
    await services.settings.update('lexoffice.gapMs', 0);
    await services.settings.update('lexoffice.lastFetchDate', '2026-09-30');
    const container = createServices(services, de);
    container.load(workerCacheModule, remoteLexofficeModule);
    await container.get(Organization).check({ byHand: true });
    const sync = container.get(ContactSync);
    const planned = await lastValueFrom(sync.plan('customer', { overwrite: false }));
    if (planned.status !== 'ready') throw new Error(`the sync ended as ${planned.status}`);
    await sync.apply(planned.plan);
  }

  /** Resolves when the host tells so many changes. */
  function changes(event: Event<readonly string[]>, count: number): Promise<void> {
    return new Promise((resolve) => {
      let heard = 0;
      const subscription = event(() => {
        heard += 1;
        if (heard < count) return;
        subscription.dispose();
        resolve();
      });
    });
  }

  async function killWorker(): Promise<void> {
    const { pid } = office.process;
    const children = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    for (const child of children.trim().split(' ')) process.kill(Number(child), 'SIGKILL');
  }

  async function killServer(): Promise<void> {
    office.session.dispose();
    office.process.kill('SIGKILL');
    await once(office.process, 'exit');
    office = await start();
  }

  it('ends with everything booked once and every original kept, without a person doing anything (R1)', async () => {
    const { run } = await office.session.jobs('lexoffice').start('lexoffice.import', {});
    await changes(office.session.onDidChangeVouchers, 1);
    await killWorker();
    await changes(office.session.onDidChangeVouchers, 3);
    await killServer();
    await changes(office.session.onDidChangeVouchers, 2);
    await killWorker();
    const ended = await settledRun(office.session.jobs('lexoffice'), run.id);
    expect(ended).toMatchObject({ state: 'succeeded', user: run.user });
    expect(ended.attempt).toBeGreaterThanOrEqual(4);

    const [originals] = await office.session
      .jobs('lexoffice')
      .list({ job: 'lexoffice.fetchOriginals', limit: 1 });
    if (originals!.state === 'running' || originals!.state === 'queued') {
      await changes(office.session.onDidChangeAttachments, 2);
      await killServer();
    }
    const fetched = await settledRun(office.session.jobs('lexoffice'), originals!.id);
    expect(fetched.state).toBe('succeeded');

    const { found, imported, alreadyTransferred, leftOut, blocked, failed } = ended.counts as Record<
      string,
      number
    >;
    expect(imported! + alreadyTransferred! + leftOut! + blocked! + failed!).toBe(found);
    expect([alreadyTransferred, failed]).toEqual([0, 0]);
    const { vouchers, attachments } = office.session.services(PLUGIN);
    const booked = await vouchers.list();
    expect(new Set(booked.map(({ externalKey }) => externalKey)).size).toBe(booked.length);
    expect(booked.every(({ origin, bookedBy }) => origin.batchId === run.id && bookedBy === run.user)).toBe(
      true,
    );
    expect(booked).toHaveLength(imported!);
    for (const { id, number } of booked)
      expect(
        (await attachments.list(id)).filter(({ role }) => role === 'original'),
        number,
      ).toHaveLength(1);
  });
});
