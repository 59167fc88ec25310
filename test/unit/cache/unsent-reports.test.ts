import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorLogInput } from '../../../host/api/log.ts';
import { IndexedDbUnsentReports } from '../../../src/services/cache/indexed-db-unsent-reports.ts';
import { InMemoryUnsentReports } from '../../../src/services/cache/in-memory-unsent-reports.ts';
import type { UnsentReports } from '../../../src/services/cache/unsent-reports.ts';

const line = (code: string): ErrorLogInput => ({ code, severity: 'error', message: code });
const codes = async (unsent: UnsentReports) => [...(await unsent.all()).values()].map(({ code }) => code);

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => vi.unstubAllGlobals());

describe.each<[string, () => UnsentReports]>([
  ['IndexedDbUnsentReports', () => new IndexedDbUnsentReports('m1')],
  ['InMemoryUnsentReports', () => new InMemoryUnsentReports()],
])('%s', (_, create) => {
  it('keeps lines in order and takes out those that were written, and no others', async () => {
    const unsent = create();
    await unsent.add([line('a'), line('b')]);
    const sent = (await unsent.all()).keys();
    await unsent.add([line('c')]);
    expect(await codes(unsent)).toEqual(['a', 'b', 'c']);
    await unsent.remove(sent);
    expect(await codes(unsent)).toEqual(['c']);
  });
});

describe('IndexedDbUnsentReports', () => {
  it('is there again after a restart, for its Mandant only', async () => {
    await new IndexedDbUnsentReports('m1').add([line('a')]);
    expect(await codes(new IndexedDbUnsentReports('m1'))).toEqual(['a']);
    expect(await codes(new IndexedDbUnsentReports('m2'))).toEqual([]);
  });

  it('keeps lines as long as the page lives when the browser refuses', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const unsent = new IndexedDbUnsentReports('m1');
    await unsent.add([line('a')]);
    expect(await codes(unsent)).toEqual(['a']);
  });
});
