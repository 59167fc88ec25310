import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/server.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { isRetried } from '../../../src/services/failures.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { isUnreadable } from '../../../src/services/lexoffice/read-rows.ts';
import { DirectConnection } from '../../support/direct-connection.ts';
import { clientOver, swept } from '../../support/lexoffice-client.ts';

const bulk = { lane: 'bulk' } as const;
const WANTED = ['invoice', 'creditnote', 'downpaymentinvoice'];

describe('ConnectionLexofficeClient against the edge cases', () => {
  let sandbox: Sandbox;
  let client: ReturnType<typeof clientOver>;

  beforeAll(async () => {
    sandbox = await startSandbox({ dataSet: 'hostile', ratePerSecond: Infinity });
    client = clientOver(new DirectConnection(sandbox.url, sandbox.token));
  });
  afterAll(() => sandbox.stop());

  it('A10, A14, G18: lists every finished document, readable or with its reason, and no draft', async () => {
    const { items, complete, dropped } = await swept(client.documents({}, bulk));
    const expected = sandbox.admin
      .documents()
      .filter(({ type, voucherStatus }) => WANTED.includes(type) && voucherStatus !== 'draft')
      .map(({ id }) => id);
    const found = new Set(items.map(({ id }) => id));
    // One row has a number for an id: unreadable, known by its document number only.
    const nameless = items.filter((item) => isUnreadable(item) && item.id === undefined);
    expect(expected.filter((id) => !found.has(id))).toHaveLength(nameless.length);
    expect(items).toHaveLength(expected.length);
    expect(complete).toBe(true);
    expect(dropped).toBe(0);
    // Only what the data set spoils on purpose may be unreadable.
    const spoiled = sandbox.admin.documents().filter(({ tags }) => tags.includes('G18'));
    const numbers = spoiled.map(({ voucherNumber }) => voucherNumber);
    for (const item of items.filter(isUnreadable)) expect(numbers).toContain(item.number);
  });

  it('reads the detail of every document, or says why not', async () => {
    const { items } = await swept(client.documents({}, bulk));
    for (const row of items) {
      if (isUnreadable(row) || typeof row.type !== 'string') continue;
      const document = await client.document(row.type, row.id, bulk).catch((error: unknown) => error);
      if (LexofficeError.is(document)) expect(document.failure).toBe('unreadable');
      else expect(document).toMatchObject({ number: row.number, date: row.date });
    }
  });

  it('E1–E25: reads every contact, or says why not', async () => {
    const { items, complete } = await swept(client.contacts(bulk));
    expect(items).toHaveLength(sandbox.admin.contacts().length);
    expect(complete).toBe(true);
  });

  it('A6: offers all documents that were there although new ones push in between any two pages', async () => {
    const before = await swept(client.documents({}, bulk));
    const stop = sandbox.admin.shiftRowsWhilePaging();
    const { items } = await swept(client.documents({}, bulk));
    stop();
    const found = new Set(items.map(({ id }) => id));
    expect(before.items.filter(({ id }) => !found.has(id))).toEqual([]);
  });
});

describe('ConnectionLexofficeClient against a large company', () => {
  let sandbox: Sandbox;
  let client: ReturnType<typeof clientOver>;

  beforeAll(async () => {
    sandbox = await startSandbox({ dataSet: 'big', ratePerSecond: Infinity });
    client = clientOver(new DirectConnection(sandbox.url, sandbox.token));
  });
  afterAll(() => sandbox.stop());

  it('A4, A5: lists more than 10 000 documents exactly, without one refused request', async () => {
    const { items, complete } = await swept(client.documents({}, bulk));
    const wanted = sandbox.admin
      .documents()
      .filter(({ type, voucherStatus }) => WANTED.includes(type) && voucherStatus !== 'draft');
    expect(wanted.length).toBeGreaterThanOrEqual(10_000);
    expect(items).toHaveLength(wanted.length);
    expect(new Set(items.map(({ id }) => id)).size).toBe(wanted.length);
    expect(complete).toBe(true);
    expect(sandbox.journal().filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('LX-10: reads all contacts over several pages', async () => {
    const { items, complete } = await swept(client.contacts(bulk));
    expect(items).toHaveLength(sandbox.admin.contacts().length);
    expect(complete).toBe(true);
  });
});

describe('ConnectionLexofficeClient against faults', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ dataSet: 'demo', ratePerSecond: Infinity });
  });
  afterAll(() => sandbox.stop());

  it('R9: gets every document through a tenth of all kinds of faults, or says why not', async () => {
    sandbox.admin.setFaults('429 3%; 500-throttle 2%; 502 2%; 503 2%; 504 2%; reset 2%', 7);
    const client = clientOver(new DirectConnection(sandbox.url, sandbox.token));
    const { items, complete } = await swept(client.documents({}, bulk));
    expect(complete).toBe(true);
    for (const row of items) {
      if (isUnreadable(row) || typeof row.type !== 'string') continue;
      const result = await client.document(row.type, row.id, bulk).catch((error: unknown) => error);
      if (LexofficeError.is(result)) expect(isRetried(result.failure)).toBe(true);
      else expect(result).toMatchObject({ id: row.id });
    }
    sandbox.admin.setFaults([]);
    expect(sandbox.journal().some(({ fault }) => fault !== undefined)).toBe(true);
  });

  it('R11: asks once with an expired key and stops', async () => {
    sandbox.admin.addKey('expired-canary');
    sandbox.admin.expireKey('expired-canary');
    sandbox.clearJournal();
    const client = clientOver(new DirectConnection(sandbox.url, 'expired-canary'));
    await expect(client.profile(bulk)).rejects.toMatchObject({ failure: 'unauthorized' });
    expect(sandbox.journal()).toHaveLength(1);
  });
});
