import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '../../../host/api/attachments.ts';
import type { VoucherInput, VoucherOutcome } from '../../../host/api/vouchers.ts';
import { ownMandant } from '../../support/own-mandant.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import type { VoucherRecord } from '../../../host/wire/vouchers.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

let seat: SeatClient;
let m: string;

beforeAll(async () => {
  const own = await ownMandant();
  seat = new SeatClient(own.host);
  m = own.path;
  await seat.send('POST', `${m}/persons/changes`, [
    customer('10001'),
    customer('10002', 'Gelöscht'),
    { ...customer('70001', 'Lieferant'), role: 'supplier' },
  ]);
  const { body } = await seat.send('GET', `${m}/persons`);
  await seat.send(
    'DELETE',
    `${m}/persons/${body.find((person: { name: string }) => person.name === 'Gelöscht').id}`,
  );
});

const book = (input: unknown, query = '') =>
  seat.send<VoucherOutcome>('POST', `${m}/vouchers${query}`, input);
const list = async (query = '') => (await seat.send<VoucherRecord[]>('GET', `${m}/vouchers${query}`)).body;
const line = invoice().lines[0]!;

describe('booking', () => {
  it('stores a voucher with its lines and answers it', async () => {
    const input = invoice({
      serviceFrom: '2026-10-01',
      serviceTo: '2026-10-31',
      relatedNumber: 'RE-1',
      personAddress: 'Weg 1\n50667 Köln',
      hints: ['closing-invoice'],
      grossCents: 17_250,
      lines: [
        line,
        {
          account: '8300',
          taxCase: 'domestic-7',
          rate: 7,
          netCents: 5_000,
          taxCents: 350,
          grossCents: 5_350,
          text: 'Bücher',
        },
      ],
      origin: {
        source: 'lexoffice',
        documentId: 'd',
        url: 'https://app.lexware.de/x',
        batchId: 'b',
        accountTableVersion: 3,
      },
    });
    const { status, body } = await book(input);
    expect(status).toBe(201);
    const { id, bookedAt, bookedBy, deleted, ...stored } = body.voucher;
    expect(stored).toEqual({ ...input, postingDate: input.date });
    expect({ deleted, id: typeof id, bookedBy: bookedBy !== '', bookedAt: Date.parse(bookedAt) > 0 }).toEqual(
      { deleted: false, id: 'string', bookedBy: true, bookedAt: true },
    );
    expect((await list())[0]).toEqual(body.voucher);
  });

  it('answers the same key with the stored voucher and writes nothing', async () => {
    const input = invoice();
    const first = await book(input);
    const before = await list();
    const second = await book({ ...input, number: 'different', grossCents: 0, lines: [] });
    expect(second.status).toBe(200);
    expect(second.body).toEqual({ kind: 'exists', voucher: first.body.voucher });
    expect(await list()).toEqual(before);
  });

  it('books one voucher when many seats send the same key at once (R3)', async () => {
    const input = invoice();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => book(input)));
    expect(outcomes.filter(({ body }) => body.kind === 'created')).toHaveLength(1);
    expect(outcomes.filter(({ body }) => body.kind === 'exists')).toHaveLength(19);
    expect((await list()).filter(({ externalKey }) => externalKey === input.externalKey)).toHaveLength(1);
  });

  it('books a document of 0,00 without lines (rules.md 23)', async () => {
    expect((await book(invoice({ grossCents: 0, lines: [] }))).status).toBe(201);
  });

  it('books reversals with negative amounts up to the largest that are exact', async () => {
    const big = Number.MAX_SAFE_INTEGER;
    const { status, body } = await book(
      invoice({
        kind: 'reversal',
        grossCents: -big,
        lines: [{ ...line, netCents: -big, taxCents: 0, grossCents: -big }],
      }),
    );
    expect(status).toBe(201);
    expect(body.voucher.grossCents).toBe(-big);
    expect((await list())[0]?.lines[0]?.netCents).toBe(-big);
  });

  const broken: [string, Partial<Record<keyof VoucherInput, unknown>>, string][] = [
    ['lines that do not sum up', { grossCents: 11_901 }, 'Die Zeilen ergeben nicht'],
    ['net and tax that are not gross', { lines: [{ ...line, taxCents: 1_901 }] }, 'Zeile 1'],
    ['an unknown account', { lines: [{ ...line, account: '8401' }] }, '8401'],
    ['an unknown person', { personAccount: '10999' }, '10999'],
    ['a deleted person', { personAccount: '10002' }, 'nicht mehr'],
    ['a supplier in the circle of customers', { personAccount: '70001' }, 'Lieferanten'],
    ['a customer in the circle of suppliers', { belegkreis: 'suppliers' }, 'Kunden'],
    ['a text over 60 characters', { text: 'x'.repeat(61) }, 'text'],
    ['half a cent', { grossCents: 0.5 }, 'Brutto'],
    ['an amount beyond 2^53', { grossCents: 2 ** 53 }, 'Brutto'],
    [
      'a sum beyond 2^53',
      {
        grossCents: 0,
        lines: [1, 2].map(() => ({ ...line, netCents: 2 ** 53 - 1, taxCents: 0, grossCents: 2 ** 53 - 1 })),
      },
      'groß',
    ],
    ['a day that does not exist', { date: '2026-02-30' }, 'Belegdatum'],
    ['an instant for a date', { date: '2026-02-03T00:00:00Z' }, 'Belegdatum'],
    ['an unknown kind', { kind: 'salesinvoice' }, 'Art'],
    ['an empty key', { externalKey: '' }, 'Schlüssel der Herkunft'],
    ['NUL in a text', { personName: 'a\0' }, 'Name'],
    [
      'a script for an address',
      { origin: { source: 'lexoffice', documentId: 'd', batchId: 'b', url: 'javascript:alert(1)' } },
      'Adresse der Herkunft',
    ],
    ['what the contract does not know', { total: 1 } as never, 'total'],
  ];
  it.each(broken)('refuses %s and writes nothing', async (_what, changes, message) => {
    const before = await list('?includeDeleted=true');
    const answer = await seat.send('POST', `${m}/vouchers`, { ...invoice(), ...changes });
    expect(answer.status).toBe(422);
    expect(answer.body.error.code).toBe('invalid');
    expect(answer.body.error.message).toContain(message);
    expect(await list('?includeDeleted=true')).toEqual(before);
  });

  it('leaves a line in the Logbuch for a booking and for a refusal', async () => {
    const input = invoice();
    const { body } = await book(input);
    await book(invoice({ personAccount: '10999' }));
    const { body: lines } = await seat.send<AuditEntry[]>('GET', `${m}/audit-log?limit=2`);
    expect(lines.map(({ action }) => action)).toEqual(['voucher.refused', 'voucher.booked']);
    expect(lines[1]).toMatchObject({
      source: 'lexoffice',
      subject: input.externalKey,
      newValue: { id: body.voucher.id, number: input.number, grossCents: 11_900 },
    });
  });
});

describe('deleting', () => {
  it('takes a voucher out of the lists, keeps it, and books its key again only on purpose', async () => {
    const input = invoice();
    const { body } = await book(input);
    expect((await seat.send('DELETE', `${m}/vouchers/${body.voucher.id}`)).status).toBe(204);
    expect((await list()).some(({ id }) => id === body.voucher.id)).toBe(false);
    const key = encodeURIComponent(input.externalKey);
    expect(await list(`?includeDeleted=true&externalKeyPrefix=${key}`)).toEqual([
      { ...body.voucher, deleted: true },
    ]);

    expect((await book(input)).body).toEqual({
      kind: 'deleted',
      voucher: { ...body.voucher, deleted: true },
    });
    const again = await book(input, '?again=true');
    expect(again.body.kind).toBe('created');
    expect((await book(input, '?again=true')).body.kind).toBe('exists');
    expect(await list(`?externalKeyPrefix=${key}`)).toHaveLength(1);
    expect(await list(`?includeDeleted=true&externalKeyPrefix=${key}`)).toHaveLength(2);
  });

  it('does it once', async () => {
    const { body } = await book(invoice());
    await seat.send('DELETE', `${m}/vouchers/${body.voucher.id}`);
    expect((await seat.send('DELETE', `${m}/vouchers/${body.voucher.id}`)).status).toBe(204);
    const { body: lines } = await seat.send<AuditEntry[]>('GET', `${m}/audit-log?limit=2`);
    expect(lines.map(({ action }) => action)).toEqual(['voucher.deleted', 'voucher.booked']);
  });
});

describe('the list', () => {
  it('filters by circle and by the beginning of the key, taken literally', async () => {
    await book(invoice({ externalKey: 'a_b%c:1' }));
    await book(invoice({ externalKey: 'aXbYc:1' }));
    expect(
      (await list(`?externalKeyPrefix=${encodeURIComponent('a_b%c')}`)).map(({ externalKey }) => externalKey),
    ).toEqual(['a_b%c:1']);
    expect(await list('?belegkreis=suppliers')).toEqual([]);
    expect((await seat.send('GET', `${m}/vouchers?belegkreis=x`)).status).toBe(422);
  });

  it('shows the newest first', async () => {
    const numbers = ['RE-9001', 'RE-9002', 'RE-9003'];
    for (const number of numbers) await book(invoice({ number }));
    expect((await list()).slice(0, 3).map(({ number }) => number)).toEqual([...numbers].reverse());
  });
});

describe('attachments', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7\r\n\u0000ÿ binary \n');
  const put = (id: string, bytes: Uint8Array, name = 'RE-1 Müller "x".pdf', role = 'original') =>
    seat.send<Attachment>(
      'PUT',
      `${m}/vouchers/${id}/attachments?${new URLSearchParams({ name, contentType: 'application/pdf', role }).toString()}`,
      bytes,
      { 'content-type': 'application/pdf' },
    );

  it('keeps the bytes unchanged with their hash, and the same file once', async () => {
    const { body } = await book(invoice());
    const added = await put(body.voucher.id, pdf);
    expect(added.body).toMatchObject({
      role: 'original',
      sizeBytes: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
    expect((await put(body.voucher.id, pdf, 'other-name.pdf')).body).toEqual(added.body);
    expect((await put(body.voucher.id, pdf, 'preview.pdf', 'preview')).body.id).not.toBe(added.body.id);
    const { body: listed } = await seat.send<Attachment[]>(
      'GET',
      `${m}/vouchers/${body.voucher.id}/attachments`,
    );
    expect(listed).toHaveLength(2);

    const response = await seat.fetch(`${m}/attachments/${added.body.id}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(pdf);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    // Opened as a page it can do nothing: an XML file may hold script.
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''RE-1%20M%C3%BCller%20%22x%22.pdf",
    );
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('refuses what is empty, too large, of another kind or of no voucher', async () => {
    const { body } = await book(invoice());
    expect((await put(body.voucher.id, new Uint8Array())).status).toBe(422);
    expect((await put(body.voucher.id, new Uint8Array(20 * 1024 * 1024 + 1))).status).toBe(422);
    expect((await put(body.voucher.id, new Uint8Array(26 * 1024 * 1024))).status).toBe(422);
    expect((await put(crypto.randomUUID(), pdf)).status).toBe(404);
    expect((await put('no-id', pdf)).status).toBe(404);
    const html = await seat.send(
      'PUT',
      `${m}/vouchers/${body.voucher.id}/attachments?name=x&contentType=text/html&role=original`,
      pdf,
    );
    expect(html.status).toBe(422);
    expect((await seat.send('GET', `${m}/attachments/${crypto.randomUUID()}`)).status).toBe(404);
  });

  it('takes a file of exactly 20 MB', async () => {
    const { body } = await book(invoice());
    expect((await put(body.voucher.id, new Uint8Array(20 * 1024 * 1024))).body.sizeBytes).toBe(
      20 * 1024 * 1024,
    );
  });

  it('marks a missing file with its reason and clears the mark', async () => {
    const { body } = await book(invoice());
    const mark = (reason?: string) =>
      seat.send('PUT', `${m}/vouchers/${body.voucher.id}/missing-attachment`, { reason });
    expect((await mark('noch nicht fertig')).status).toBe(204);
    expect((await list())[0]).toMatchObject({ id: body.voucher.id, missingAttachment: 'noch nicht fertig' });
    expect((await mark()).status).toBe(204);
    expect((await list())[0]).not.toHaveProperty('missingAttachment');
  });
});

describe('the chart', () => {
  it('can be replaced by an individual one, which then decides what can be booked', async () => {
    const { body: standard } = await seat.send('GET', `${m}/accounts`);
    expect(standard).toMatchObject({ base: 'SKR03', individual: false });
    const accounts = [{ number: '8499', name: 'Eigene Erlöse', automaticRate: 19 }];
    const { body } = await seat.send('PUT', `${m}/accounts`, { accounts });
    expect(body).toEqual({ base: 'SKR03', individual: true, accounts });
    expect((await book(invoice())).status).toBe(422);
    expect((await book(invoice({ lines: [{ ...line, account: '8499' }] }))).status).toBe(201);
    expect((await seat.send('PUT', `${m}/accounts`, { accounts: [] })).body).toEqual(standard);
    expect((await seat.send('PUT', `${m}/accounts`, { accounts: [...accounts, ...accounts] })).status).toBe(
      422,
    );
  });

  it('of a Mandant with bookings keeps its base', async () => {
    expect((await seat.send('PATCH', m, { chartOfAccounts: 'SKR04' })).status).toBe(409);
    const renamed = await seat.send('PATCH', m, { name: 'Muster AG' });
    expect(renamed.body).toMatchObject({ name: 'Muster AG', chartOfAccounts: 'SKR03' });
    const { body } = await seat.send('POST', '/api/mandanten', { name: 'Neu', chartOfAccounts: 'SKR03' });
    expect((await seat.send('PATCH', `/api/mandanten/${body.id}`, { chartOfAccounts: 'SKR04' })).status).toBe(
      200,
    );
    expect((await seat.send('GET', `/api/mandanten/${body.id}/accounts`)).body.base).toBe('SKR04');
  });
});

describe('payments as the source states them', () => {
  const stated = async (externalKey: string) =>
    (await list('?includeDeleted=true')).find((voucher) => voucher.externalKey === externalKey)?.payment;
  const state = (source: string, ...payments: unknown[]) =>
    seat.send('POST', `${m}/vouchers/payments?source=${source}`, payments);

  it('stand beside the booking, which stays as it was, and are replaced by the next word', async () => {
    const input = invoice();
    const { voucher } = (await book(input)).body;
    expect((await state('lexoffice', { voucherId: voucher.id, state: 'open' })).status).toBe(204);
    expect(await stated(input.externalKey)).toEqual({ state: 'open' });
    await state('lexoffice', { voucherId: voucher.id, state: 'paid', paidOn: '2026-11-12' });
    expect(await stated(input.externalKey)).toEqual({ state: 'paid', paidOn: '2026-11-12' });
    expect((await book(input)).body).toMatchObject({ kind: 'exists', voucher: { id: voucher.id } });
    expect((await seat.send('GET', `${m}/audit-log/check`)).body).toMatchObject({ intact: true });
  });

  it('are taken of own vouchers only, and nothing of the others is changed', async () => {
    const own = invoice();
    const { voucher } = (await book(own)).body;
    expect((await state('another', { voucherId: voucher.id, state: 'paid' })).status).toBe(204);
    expect(await stated(own.externalKey)).toBeUndefined();
    const unknown = '00000000-0000-4000-8000-000000000000';
    await state('lexoffice', { voucherId: unknown, state: 'paid' }, { voucherId: voucher.id, state: 'paid' });
    expect(await stated(own.externalKey)).toEqual({ state: 'paid' });
    expect((await state('lexoffice', { voucherId: voucher.id, state: 'perhaps' })).status).toBe(422);
  });
});
