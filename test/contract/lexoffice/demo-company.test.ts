import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/server.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { isUnreadable } from '../../../src/services/lexoffice/read-rows.ts';
import type { DocumentRow, SalesDocument } from '../../../src/services/lexoffice/sales-document.ts';
import { DirectConnection } from '../../support/direct-connection.ts';
import { clientOver, swept } from '../../support/lexoffice-client.ts';

const NOW = '2026-11-20T09:00:00+01:00';

describe('ConnectionLexofficeClient against the sandbox', () => {
  let sandbox: Sandbox;
  let client: ReturnType<typeof clientOver>;

  beforeAll(async () => {
    sandbox = await startSandbox({ now: NOW, ratePerSecond: Infinity });
    client = clientOver(new DirectConnection(sandbox.url, sandbox.token));
  });
  afterAll(() => sandbox.stop());

  const bulk = { lane: 'bulk' } as const;

  async function rows(): Promise<readonly DocumentRow[]> {
    const { items } = await swept(client.documents({}, bulk));
    return items.filter((item): item is DocumentRow => !isUnreadable(item));
  }

  it('reads the company behind the token', async () => {
    const profile = await client.profile(bulk);
    expect(profile.organizationId).toBe(sandbox.organizationId);
    expect(profile.companyName).not.toBe('');
  });

  it('reads every document row of the demo company, none unreadable', async () => {
    const sweep = await swept(client.documents({}, bulk));
    expect(sweep.items.filter(isUnreadable)).toEqual([]);
    expect(sweep.complete).toBe(true);
    expect(sweep.items.length).toBeGreaterThan(20);
    expect(sweep.dropped).toBe(0);
  });

  it('reads the details of every document, with the totals of its row', async () => {
    for (const row of await rows()) {
      if (typeof row.type !== 'string') continue;
      const document = await client.document(row.type, row.id, bulk);
      expect(document.number).toBe(row.number);
      expect(document.totalGrossCents).toBe(row.totalCents);
      expect(document.date).toBe(row.date);
      expect(document.contactId).toBe(row.contactId);
    }
  });

  it('reads every contact, none unreadable, all of this organisation', async () => {
    const { items, complete, total } = await swept(client.contacts(bulk));
    expect(items.filter(isUnreadable)).toEqual([]);
    expect(complete).toBe(true);
    expect(items).toHaveLength(total);
    for (const contact of items) {
      if (!isUnreadable(contact)) expect(contact.organizationId).toBe(sandbox.organizationId);
    }
  });

  it('E12: reads one contact as the list states it', async () => {
    const { items } = await swept(client.contacts(bulk));
    const contact = items.find((item) => !isUnreadable(item))!;
    expect(await client.contact(contact.id!, bulk)).toEqual(contact);
  });

  it('E23: knows the class of a country, of a region and of none', async () => {
    const classOf = await client.countryClass(bulk);
    expect(['DE', 'FR', 'CH', 'ES_CN', undefined, 'XX'].map(classOf)).toEqual([
      'DE',
      'EU',
      'third',
      'third',
      'none',
      'unknown',
    ]);
  });

  it('G9, G11: gets the original of each kind of document: XML for XRechnung, PDF for the others', async () => {
    const oneOfEach = new Map<string, SalesDocument>();
    for (const row of await rows()) {
      if (typeof row.type !== 'string') continue;
      const document = await client.document(row.type, row.id, bulk);
      oneOfEach.set(`${document.type} ${document.electronicDocumentProfile} ${document.status}`, document);
    }
    for (const { type, id, electronicDocumentProfile, number } of oneOfEach.values()) {
      const file = await client.file(type, id, '*/*', bulk);
      const isXml = electronicDocumentProfile === 'XRechnung';
      expect(file.contentType).toBe(isXml ? 'application/xml' : 'application/pdf');
      expect(new TextDecoder('latin1').decode(file.bytes.subarray(0, 5))).toBe(isXml ? '<?xml' : '%PDF-');
      expect(file.name).toContain(number);
    }
    expect(oneOfEach.size).toBeGreaterThan(3);
  });

  it('asks with GET only (S7) and never reads past the window', () => {
    expect(new Set(sandbox.journal().map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(sandbox.journal().filter(({ status }) => status >= 400)).toEqual([]);
  });
});
