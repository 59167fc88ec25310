import 'reflect-metadata';
import type { Container } from 'inversify';
import { filter, firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { Host } from '../../../src/services/host-tokens.ts';
import { ImportLists } from '../../../src/services/invoices/list/import-lists.ts';
import type { ImportList } from '../../../src/services/invoices/rules/entry.ts';
import { LexofficeClient } from '../../../src/services/lexoffice/lexoffice-client.ts';
import { JobHost } from '../../support/job-host.ts';
import { pageAt, PLUGIN, workAsPlugin } from '../../support/plugin-at-host.ts';

describe('Details ahead', () => {
  let host: JobHost;
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ ratePerSecond: Infinity });
    host = new JobHost();
    host.activate = workAsPlugin;
    await host.open({ plugins: ['.'], connections: { lexoffice: sandbox.url } });
    await host.session.admin.putSecret('lexoffice', 'lexoffice.apiToken', sandbox.token);
    const { settings } = host.session.services(PLUGIN);
    await settings.update('lexoffice.gapMs', 0);
    await settings.update('lexoffice.lastFetchDate', '2000-01-01');
  });
  afterEach(async () => {
    await host.close();
    await sandbox.stop();
  });

  const page = (): Container => pageAt(host);

  const opened = (seat: Container): Promise<ImportList> =>
    firstValueFrom(
      seat
        .get(ImportLists)
        .open({ mayBeKept: true })
        .pipe(filter(({ status }) => status === 'ready' || status === 'failed')),
    );

  const paths = (): string[] => sandbox.journal().map(({ path }) => path.split('?')[0]!);
  /** Of single documents. */
  const details = (): string[] =>
    paths().filter((path) => /^\/v1\/(invoices|credit-notes|down-payment-invoices)\//.test(path));
  /** Reads the number on the badge, and resolves when what is read behind it is there. */
  async function readAhead(seat: Container): Promise<void> {
    const begun = new Promise<string>((resolve) => {
      const watch = host.session.onDidChangeRuns(([id]) => {
        if (id === undefined) return;
        watch.dispose();
        resolve(id);
      });
    });
    await seat.get(ImportLists).refreshWaiting({ force: true });
    await host.until(await begun, 'succeeded');
  }

  it('are read after the number on the badge, each document once, and the window then asks for nothing', async () => {
    const seat = page();
    await readAhead(seat);
    const read = details();
    expect(new Set(read).size).toBe(read.length);
    sandbox.clearJournal();
    for (const other of [seat, page()]) {
      if (other !== seat) await other.get(ImportLists).obstacle(); // whose token it is, each page finds out for itself
      sandbox.clearJournal();
      const list = await opened(other);
      expect(list).toMatchObject({ status: 'ready', complete: true });
      expect(list.entries.filter(({ detail }) => detail === 'pending')).toEqual([]);
      expect(list.entries.filter(({ detail }) => detail === 'ready').length).toBeGreaterThan(5);
      expect(paths()).toEqual([]);
    }
  });

  it('stay out of the run history, and of the bell', async () => {
    await readAhead(page());
    expect(await host.jobs.list()).toEqual([]);
    expect(await host.session.admin.notices()).toEqual([]);
  });

  it('are read once for a window that opens meanwhile, and for another seat', async () => {
    const [first, second] = [page(), page()];
    await first.get(ImportLists).refreshWaiting({ force: true });
    const lists = await Promise.all([opened(first), opened(second)]);
    for (const list of lists) expect(list.entries.filter(({ detail }) => detail === 'pending')).toEqual([]);
    expect(new Set(details()).size).toBe(details().length);
  });

  it('are not read while the setting is off, until a window wants them', async () => {
    const seat = page();
    await seat.get(Host).settings.update('lexoffice.readAhead', false);
    await expect.poll(() => seat.get(Host).settings.get('lexoffice.readAhead')).toBe(false);
    await seat.get(ImportLists).refreshWaiting({ force: true });
    expect(details()).toEqual([]);
    expect((await opened(seat)).entries.some(({ detail }) => detail === 'ready')).toBe(true);
    expect((await host.jobs.list()).map(({ job, origin }) => [job, origin])).toEqual([
      ['lexoffice.readList', 'user'],
    ]);
  });

  it('give way within one request to what a user waits for', async () => {
    const seat = page();
    await seat.get(Host).settings.update('lexoffice.gapMs', 150);
    await seat.get(ImportLists).refreshWaiting({ force: true });
    await expect.poll(() => details().length, { timeout: 10_000 }).toBeGreaterThan(1);
    const before = paths().length;
    await seat.get(LexofficeClient).profile({ lane: 'user' });
    // Two may be under way already.
    expect(paths().indexOf('/v1/profile', before)).toBeLessThanOrEqual(before + 2);
    expect(paths().length).toBeLessThan(before + 4);
  });

  it('leave one listing to a window that opens when the last one is older than a minute', async () => {
    const seat = page();
    await readAhead(seat);
    const cache = seat.get(Host).cache;
    const [listing] = await cache.list('v2/listing/');
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    await cache.put([{ key: listing!.key, value: { ...(listing!.value as object), readAt: anHourAgo } }]);
    sandbox.clearJournal();
    await opened(seat);
    expect(paths()).toEqual(['/v1/voucherlist']);
  });

  it('make room for a run that somebody starts while they have not begun', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    host.activate = ({ jobs }) => void jobs.register('lexoffice.readList', () => gate.then(() => ({})));
    const others = await Promise.all(
      ['Eins', 'Zwei'].map((name) =>
        host.client().then((client) => client.addMandant({ name, chartOfAccounts: 'SKR03' })),
      ),
    );
    for (const { id } of others) {
      const session = await (await host.client()).openMandant(id);
      await session.jobs('lexoffice').start('lexoffice.readList', {}, { ahead: true });
      session.dispose();
    }
    // Two of all Mandanten at a time: this one waits.
    const ahead = await host.jobs.start('lexoffice.readList', {}, { ahead: true });
    const asked = await host.jobs.start('lexoffice.readList', {});
    expect(asked).toMatchObject({ started: true, run: { origin: 'user' } });
    await host.until(ahead.run.id, 'cancelled');
    await host.until(asked.run.id, 'running');
    release();
    await host.until(asked.run.id, 'succeeded');
  });
});
