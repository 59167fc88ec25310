import 'reflect-metadata';
import type { Container } from 'inversify';
import { filter, firstValueFrom, lastValueFrom } from 'rxjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import { collect } from '../../../host/client/pages.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { createServices } from '../../../src/services-container.ts';
import { cacheModule } from '../../../src/services/cache/cache.module.ts';
import { Host } from '../../../src/services/host-tokens.ts';
import type { Entry } from '../../../src/services/invoices/rules/entry.ts';
import { ImportLists } from '../../../src/services/invoices/list/import-lists.ts';
import { ImportRuns } from '../../../src/services/invoices/run/import-runs.ts';
import { remoteDetailsModule } from '../../../src/services/invoices/list/remote-details.module.ts';
import { remoteLexofficeModule } from '../../../src/services/lexoffice/remote-lexoffice.module.ts';
import { runModule } from '../../../src/services/invoices/run/run.module.ts';
import type { Finding, Reconciliation } from '../../../src/services/reconciliation/reconciliation.ts';
import { startTestHost, type TestHost } from '../host-client/test-host.ts';
import { briefly, reconciled } from '../../unit/reconciliation/scenario.ts';

/** The real services over a real host server, database and sandbox. */
let sandbox: Sandbox;
let test: TestHost;
let session: MandantSession;
let container: Container;
const customer = { name: 'Erika Beispiel', countryCode: 'DE' };

async function book(choose: (entry: Entry) => boolean): Promise<void> {
  const lists = container.get(ImportLists).open();
  const list = await firstValueFrom(
    lists.pipe(filter(({ status }) => status === 'ready' || status === 'failed')),
  );
  const keys = list.entries.filter(choose).map(({ key }) => key);
  const run = container.get(ImportRuns).run(list, { keys }, new AbortController().signal);
  const last = await lastValueFrom(run);
  if (last.status !== 'finished') throw new Error(JSON.stringify(last));
}

function findingOf({ findings }: Reconciliation, id: string): Finding {
  const own = findings.filter(({ key }) => key === id);
  expect(own).toHaveLength(1);
  return own[0]!;
}

/** updatedDate of the list has whole seconds: a change must fall into another one. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));

beforeAll(async () => {
  sandbox = await startSandbox({ dataSet: 'empty', ratePerSecond: Infinity });
  test = await startTestHost({ lexoffice: sandbox.url });
  session = await test.session();
  container = createServices(session.services(test.manifest), de);
  container.load(remoteLexofficeModule, cacheModule, remoteDetailsModule, runModule);
  const { settings } = container.get(Host);
  await session.admin.putSecret('lexoffice', 'lexoffice.apiToken', sandbox.token);
  await settings.update('lexoffice.gapMs', 0);
  await settings.update('lexoffice.lastFetchDate', '2000-01-01');
  await session.admin.addPerson({ role: 'customer', accountNumber: '10999', name: 'Sammelkunde' });
  await settings.update('lexoffice.collectiveAccount', '10999');
});

afterAll(async () => {
  await test.stop();
  await sandbox.stop();
});

it('C6, C7, C8, C9, C18: tells what became of each transferred document', async () => {
  const { admin } = sandbox;
  const [kept, paid, edited, drafted, discarded, corrected] = Array.from({ length: 6 }, () =>
    admin.createInvoice({ address: customer }),
  );
  await book(({ class: is }) => is === 'preselected');
  expect(await reconciled({ container })).toMatchObject({
    total: { there: { count: 6 }, here: { count: 6 }, status: 'equal' },
    complete: true,
    gaps: [],
  });

  await nextSecond();
  admin.payDocument(paid!.id);
  admin.editDocument(edited!.id, {
    lineItems: [
      {
        type: 'custom',
        name: 'Beratung',
        quantity: 2,
        unitName: 'Stunde',
        unitPrice: { netAmount: 100, taxRatePercentage: 19 },
      },
    ],
  });
  admin.backToDraft(drafted!.id);
  admin.backToDraft(discarded!.id);
  admin.deleteDraft(discarded!.id);
  const copy = admin.correctDocument(corrected!.id);
  const neverBooked = admin.createInvoice({ address: customer });
  const afterGap = admin.createInvoice({ address: customer });
  admin.backToDraft(neverBooked.id);
  admin.deleteDraft(neverBooked.id);

  const before = sandbox.journal().length;
  const result = await reconciled({ container });
  const asked = sandbox.journal().slice(before);

  expect(findingOf(result, kept!.id)).toMatchObject({ state: 'equal' });
  expect(findingOf(result, paid!.id)).toMatchObject({ state: 'equal' });
  expect(findingOf(result, edited!.id)).toMatchObject({ state: 'different', cancellationOnly: false });
  expect(findingOf(result, edited!.id).differences).toContainEqual({
    field: 'total',
    oldValue: '119,00',
    newValue: '238,00',
  });
  expect(findingOf(result, drafted!.id)).toMatchObject({ state: 'being-edited' });
  expect(findingOf(result, discarded!.id)).toMatchObject({ state: 'gone' });
  expect(findingOf(result, corrected!.id)).toMatchObject({
    state: 'only-there',
    cancellationOnly: true,
    correction: { role: 'replaced-by', number: copy.voucherNumber },
  });
  expect(findingOf(result, copy.id)).toMatchObject({
    state: 'only-there',
    class: 'preselected',
    correction: { role: 'replaces', number: corrected!.voucherNumber },
  });
  expect(findingOf(result, afterGap.id)).toMatchObject({ state: 'only-there' });
  expect(result.gaps.map(({ first, count }) => `${first} ${count}`)).toEqual([
    `${neverBooked.voucherNumber ?? ''} 1`,
  ]);
  expect(result.total.status).toBe('open');

  // One listing; details of what moved, of what is missing and of what was voided, each once.
  expect(asked.filter(({ path }) => path.includes('voucherlist'))).toHaveLength(1);
  const singly = asked.filter(({ path }) => /\/invoices\/[^/]+$/.test(path));
  expect(singly).toHaveLength(5);
  expect(new Set(singly.map(({ path }) => path)).size).toBe(5);
});

it('R17: comes out even again once the changes are booked', async () => {
  await book(({ class: is }) => is === 'preselected' || is === 'offered');
  const result = await reconciled({ container });
  expect(result.findings.filter(({ state }) => state !== 'equal').map(briefly)).toEqual([
    expect.stringMatching(/ being-edited 0 11900$/),
    expect.stringMatching(/ gone 0 11900$/),
  ]);
  const booked = await collect(session.admin.vouchers({}));
  expect(result.total.here.cents).toBe(booked.reduce((sum, { grossCents }) => sum + grossCents, 0));
  expect(new Set(sandbox.journal().map(({ method }) => method))).toEqual(new Set(['GET']));
});
