import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IndexedDbInvoiceCache } from '../../../src/services/cache/indexed-db-invoice-cache.ts';
import { InMemoryInvoiceCache } from '../../../src/services/cache/in-memory-invoice-cache.ts';
import type { InvoiceCache } from '../../../src/services/cache/invoice-cache.ts';
import { FakeLexoffice } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { TestClock } from '../../support/test-clock.ts';

const lexoffice = new FakeLexoffice(new TestClock());
const first = lexoffice.add();
const second = lexoffice.add();
const foreign = { ...lexoffice.add(), organizationId: 'other' };
const org = first.organizationId;
const listing = {
  rows: [],
  listed: [],
  unreadable: [],
  total: 0,
  dropped: 0,
  waiting: 3,
  readAt: '2026-11-23T08:00:00.000Z',
  lastFetchDate: '2026-10-31',
  updatedFrom: '2026-11-22',
};

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => vi.unstubAllGlobals());

describe.each<[string, () => InvoiceCache]>([
  ['IndexedDbInvoiceCache', () => new IndexedDbInvoiceCache('m1')],
  ['InMemoryInvoiceCache', () => new InMemoryInvoiceCache()],
])('%s', (_, create) => {
  it('keeps the last version of each document, by organisation', async () => {
    const cache = create();
    for (const document of [first, second, foreign]) await cache.saveDetail(document);
    await cache.saveDetail({ ...first, version: 2 });
    const details = await cache.details(org);
    expect([...details.keys()].sort()).toEqual([first.id, second.id]);
    expect(details.get(first.id)?.version).toBe(2);
    await cache.forgetDetails(org, [first.id, 'unknown']);
    expect([...(await cache.details(org)).keys()]).toEqual([second.id]);
    expect((await cache.details('other')).size).toBe(1);
  });

  it('keeps the last listing, and which one was the last of all', async () => {
    const cache = create();
    expect(await cache.listing(org)).toBeUndefined();
    expect(await cache.lastCount()).toBeUndefined();
    await cache.saveListing(org, listing);
    await cache.saveListing('other', { ...listing, waiting: 9 });
    expect(await cache.listing(org)).toMatchObject(listing);
    expect(await cache.lastCount()).toMatchObject({ waiting: 9 });
  });
});

describe('IndexedDbInvoiceCache', () => {
  it('is there again after a restart, for its Mandant only', async () => {
    await new IndexedDbInvoiceCache('m1').saveDetail(first);
    expect((await new IndexedDbInvoiceCache('m1').details(org)).size).toBe(1);
    expect((await new IndexedDbInvoiceCache('m2').details(org)).size).toBe(0);
  });

  it('reads as empty when the browser refuses, and works again when it does not', async () => {
    const cache = new IndexedDbInvoiceCache('m1');
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await expect(cache.saveDetail(first)).resolves.toBeUndefined();
    expect((await cache.details(org)).size).toBe(0);
    expect(await cache.lastCount()).toBeUndefined();
    open.mockRestore();
    await cache.saveDetail(first);
    expect((await cache.details(org)).size).toBe(1);
  });

  it('is empty, and no error, when its database is of a shape it does not know', async () => {
    const { openDB } = await import('idb');
    const old = await openDB('fibuscan-lexoffice-m1', 1, {
      upgrade: (database) => void database.createObjectStore('something-else'),
    });
    old.close();
    expect((await new IndexedDbInvoiceCache('m1').details(org)).size).toBe(0);
  });

  it('saves a restarted window its requests', async () => {
    const scenario = new ImportScenario();
    for (let index = 0; index < 5; index += 1) scenario.lexoffice.add();
    scenario.cache = new IndexedDbInvoiceCache('m1');
    scenario.restart();
    await scenario.list();
    scenario.cache = new IndexedDbInvoiceCache('m1');
    scenario.restart();
    scenario.lexoffice.requests.length = 0;
    const list = await scenario.list();
    expect(list.entries.every(({ detail }) => detail === 'ready')).toBe(true);
    expect(scenario.lexoffice.requests.filter((request) => request.startsWith('document'))).toEqual([]);
  });
});
