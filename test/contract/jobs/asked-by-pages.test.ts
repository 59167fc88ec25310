import 'reflect-metadata';
import { filter, firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { ContactSendLoader } from '../../../src/services/contacts/outbound/contact-send-loader.ts';
import { ContactSync } from '../../../src/services/contacts/contact-sync.ts';
import { Clock, Host } from '../../../src/services/host-tokens.ts';
import { ImportLists } from '../../../src/services/invoices/list/import-lists.ts';
import { ConnectionLexofficeClient } from '../../../src/services/lexoffice/connection-lexoffice-client.ts';
import { LexofficeClient } from '../../../src/services/lexoffice/lexoffice-client.ts';
import type { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { RetryTiming } from '../../../src/services/lexoffice/retry-delay.ts';
import { Organization } from '../../../src/services/organization/organization.ts';
import { JobHost } from '../../support/job-host.ts';
import { swept } from '../../support/lexoffice-client.ts';
import { pageAt, PLUGIN, workAsPlugin } from '../../support/plugin-at-host.ts';

/** Until its end. */
async function read(
  parts: AsyncIterable<unknown>,
  onPart: (part: unknown) => void = () => undefined,
): Promise<void> {
  for await (const part of parts) onPart(part);
}

const USER = { lane: 'user' } as const;
const EVERYTHING = { updatedFrom: '2000-01-01' };
const isSettled = ({ status }: { readonly status: string }) => status === 'ready' || status === 'failed';

describe('What pages ask of Lexware Office', () => {
  let host: JobHost;
  let sandbox: Sandbox;

  async function open(options: Parameters<typeof startSandbox>[0] = {}): Promise<void> {
    sandbox = await startSandbox({ ratePerSecond: Infinity, ...options });
    host = new JobHost();
    host.activate = workAsPlugin;
    await host.open({ plugins: ['.'], connections: { lexoffice: sandbox.url } });
    await host.session.admin.putSecret('lexoffice', 'lexoffice.apiToken', sandbox.token);
    const { settings } = host.session.services(PLUGIN);
    await settings.update('lexoffice.gapMs', 0);
    await settings.update('lexoffice.lastFetchDate', '2000-01-01');
  }
  beforeEach(() => open());
  afterEach(async () => {
    await host.close();
    await sandbox.stop();
  });

  const paths = (): string[] => sandbox.journal().map(({ path }) => path.split('?')[0]!);

  it('goes through a worker: the page itself asks for nothing, whatever it shows', async () => {
    const page = pageAt(host);
    await page.get(Organization).check({ byHand: true });
    await page.get(ImportLists).refreshWaiting({ force: true });
    const list = await firstValueFrom(page.get(ImportLists).open().pipe(filter(isSettled)));
    const sync = await firstValueFrom(page.get(ContactSync).plan('customer').pipe(filter(isSettled)));
    const sending = await page.get(ContactSendLoader).load();
    const send = await firstValueFrom(sending.plan('customer').pipe(filter(isSettled)));
    expect([list.status, sync.status, send.status]).toEqual(['ready', 'ready', 'ready']);
    expect(paths()).toEqual(expect.arrayContaining(['/v1/profile', '/v1/voucherlist', '/v1/contacts']));
    expect(host.sent.filter((sent) => sent.includes('/connections/'))).toEqual([]);
    expect(host.sent.filter((sent) => sent.includes('/questions/')).length).toBeGreaterThan(4);
    // Neither what was asked nor the details, which were read ahead.
    expect(await host.jobs.list()).toEqual([]);
  });

  it('comes back as the worker has read it', async () => {
    await host.close();
    await sandbox.stop();
    await open({ dataSet: 'edge' });
    const page = pageAt(host);
    const [asked, here] = [page.get(LexofficeClient), page.get(Host)];
    const itself = new ConnectionLexofficeClient(here, page.get(Clock), page.get(RetryTiming));
    const documents = await swept(asked.documents(EVERYTHING, USER));
    const contacts = await swept(asked.contacts(USER));
    expect(documents).toEqual(await swept(itself.documents(EVERYTHING, USER)));
    expect(contacts).toEqual(await swept(itself.contacts(USER)));
    expect([documents, contacts].map(({ complete, items }) => [complete, items.length > 30])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(await asked.profile(USER)).toEqual(await itself.profile(USER));
    const [classOf, classItself] = [await asked.countryClass(USER), await itself.countryClass(USER)];
    for (const code of ['DE', 'FR', 'CH', 'ES_CN', 'XX', '', undefined])
      expect(classOf(code)).toBe(classItself(code));
    const told = (reading: Promise<unknown>) =>
      reading.catch((error: unknown) => {
        const { failure, context } = error as LexofficeError;
        return { failure, path: context.path, status: context.status };
      });
    for (const row of documents.items.filter((_, index) => index % 7 === 0)) {
      if ('unreadable' in row || typeof row.type !== 'string') continue;
      const { type, id } = row;
      expect(await told(asked.document(type, id, USER))).toEqual(await told(itself.document(type, id, USER)));
      expect(await told(asked.paidOn(id, USER))).toEqual(await told(itself.paidOn(id, USER)));
    }
  });

  it('comes page by page', async () => {
    const { jobs } = host;
    const pages: number[] = [];
    host.activate = (context) =>
      void context.jobs.answer('lexoffice.ask', async function* () {
        for (const page of [1, 2, 3]) {
          // The next one only when the last was seen.
          await expect.poll(() => pages.length).toBe(page - 1);
          yield page;
        }
      });
    const parts = jobs.ask('lexoffice.ask', { method: 'profile', parameters: [], lane: 'user' });
    await read(parts, (page) => pages.push(page as number));
    expect(pages).toEqual([1, 2, 3]);
  });

  it('is refused as the remote refuses it', async () => {
    await host.session.admin.putSecret('lexoffice', 'lexoffice.apiToken', 'not-the-token');
    await expect(pageAt(host).get(LexofficeClient).profile(USER)).rejects.toMatchObject({
      failure: 'unauthorized',
      context: { path: '/v1/profile', status: 401 },
    });
  });

  it('ends with the page that asks', async () => {
    const ended = new Promise<void>((resolve) => {
      host.activate = ({ jobs }) =>
        void jobs.answer('lexoffice.ask', async function* (_input, signal) {
          yield { value: 1 };
          await new Promise((end) => signal.addEventListener('abort', end));
          resolve();
        });
    });
    const leaving = new AbortController();
    const question = { method: 'profile', parameters: [], lane: 'user' };
    const parts = host.jobs.ask('lexoffice.ask', question, leaving.signal);
    await expect(read(parts, () => leaving.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await ended;
  });

  it('has a sentence when the worker goes away, and is answered again by the next', async () => {
    host.activate = () => host.worker.die();
    const { jobs } = host;
    const ask = () => jobs.ask('lexoffice.ask', { method: 'profile', parameters: [], lane: 'user' });
    await expect(read(ask())).rejects.toMatchObject({
      name: 'HostError',
      code: 'no-worker',
      message: expect.stringContaining('Hintergrundprozess') as string,
    });
    const client = pageAt(host).get(LexofficeClient);
    await expect(client.profile(USER)).rejects.toMatchObject({ failure: 'no-worker' });
    host.activate = workAsPlugin;
    expect(await client.profile(USER)).toMatchObject({ companyName: expect.any(String) as string });
  });

  it('is answered by nobody on a server without a worker', async () => {
    await host.stop();
    await host.start({ plugins: ['.'], worker: undefined });
    await expect(pageAt(host).get(LexofficeClient).profile(USER)).rejects.toMatchObject({
      failure: 'no-worker',
    });
  });

  it.each([
    ['lexoffice.ask', { method: 'file', parameters: [], lane: 'user' }, 'invalid'],
    ['lexoffice.ask', { method: 'constructor', parameters: [], lane: 'user' }, 'invalid'],
    ['lexoffice.other', {}, 'not-found'],
  ])('is nothing but what the manifest lists: %s %o', async (question, input, code) => {
    await expect(read(host.jobs.ask(question, input))).rejects.toMatchObject({ name: 'HostError', code });
  });
});
