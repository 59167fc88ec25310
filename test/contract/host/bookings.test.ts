import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/pglite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StateRecord } from '../../../host/api/state.ts';
import type { BookingOutcome, VoucherBooking, VoucherInput } from '../../../host/api/vouchers.ts';
import { applyPersonChanges } from '../../../host/server/books/apply-person-changes.ts';
import { bookGroup } from '../../../host/server/bookings/book-group.ts';
import type { Books, Seat } from '../../../host/server/books/books.ts';
import { listMandanten, seedFirstMandant } from '../../../host/server/books/mandanten.ts';
import { openDatabase } from '../../../host/server/database/open-database.ts';
import { EventHub } from '../../../host/server/events/event-hub.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import type { VoucherRecord } from '../../../host/wire/vouchers.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { ownMandant, type OwnMandant } from '../../support/own-mandant.ts';
import { EventReader } from './event-reader.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';
import { temporaryFolder } from './temporary-plugin.ts';

let own: OwnMandant;
let seat: SeatClient;
let m: string;

beforeAll(async () => {
  own = await ownMandant();
  seat = new SeatClient(own.host);
  m = own.path;
  await seat.send('POST', `${m}/persons/changes`, [customer('10001')]);
});

const book = (bookings: readonly unknown[]) =>
  seat.send<BookingOutcome[]>('POST', `${m}/plugins/lexoffice/bookings`, bookings);
const booked = async () => (await seat.send<VoucherRecord[]>('GET', `${m}/vouchers`)).body;
const stored = async (key: string) => {
  const { status, body } = await seat.send<StateRecord<unknown>>(
    'GET',
    `${m}/plugins/lexoffice/state/documents/${key}`,
  );
  return status === 404 ? undefined : { value: body.value, version: body.version };
};
const store = (key: string, value: unknown) =>
  seat.send('POST', `${m}/plugins/lexoffice/state/documents`, [{ key, value }]);

const record = (key: string, value: unknown, expectedVersion: number) => ({
  collection: 'documents',
  key,
  value,
  expectedVersion,
});
/** A booking of one invoice with its record. */
const booking = (key: string, input: VoucherInput = invoice()): VoucherBooking => ({
  vouchers: [{ input }],
  records: [record(key, { of: key }, 0)],
});
const kinds = (outcomes: readonly BookingOutcome[]) =>
  outcomes.map((outcome) =>
    outcome.kind === 'booked' ? outcome.vouchers.map(({ kind }) => kind).join(' ') : outcome.code,
  );

describe('a booking', () => {
  it('writes voucher and record together, and tells both', async () => {
    const reader = await EventReader.open(own.host, m);
    const input = invoice();
    const { status, body } = await book([booking('together', input)]);
    expect(status).toBe(200);
    expect(body).toMatchObject([{ kind: 'booked', vouchers: [{ kind: 'created', voucher: input }] }]);
    const [voucher] = await booked();
    expect(body).toEqual([{ kind: 'booked', vouchers: [{ kind: 'created', voucher }] }]);
    expect(await stored('together')).toEqual({ value: { of: 'together' }, version: 1 });
    expect(await reader.take(2)).toEqual([
      ['vouchers', { ids: [voucher!.id] }],
      ['state', { ids: ['together'], plugin: 'lexoffice', collection: 'documents' }],
    ]);
    await reader.close();
  });

  it('that breaks a rule of the books writes neither, and leaves its line in the Logbuch', async () => {
    const before = await booked();
    const input = invoice({ personAccount: '10999' });
    const { body } = await book([booking('refused', input)]);
    expect(body).toEqual([
      { kind: 'refused', code: 'invalid', message: 'Das Personenkonto 10999 gibt es nicht.' },
    ]);
    expect(await booked()).toEqual(before);
    expect(await stored('refused')).toBeUndefined();
    const { body: lines } = await seat.send<AuditEntry[]>('GET', `${m}/audit-log?limit=1`);
    expect(lines).toMatchObject([
      { action: 'voucher.refused', subject: input.externalKey, source: 'lexoffice' },
    ]);
  });

  it('whose record was changed meanwhile writes neither: compare-and-set', async () => {
    await store('changed', 'by another seat');
    const before = await booked();
    const { body } = await book([booking('changed')]);
    expect(body).toEqual([
      {
        kind: 'refused',
        code: 'conflict',
        message: 'changed ist inzwischen an einem anderen Platz geändert worden.',
      },
    ]);
    expect(await booked()).toEqual(before);
    expect(await stored('changed')).toEqual({ value: 'by another seat', version: 1 });

    const again = { ...booking('changed'), records: [record('changed', undefined, 1)] };
    expect(kinds((await book([again])).body)).toEqual(['created']);
    expect(await stored('changed')).toBeUndefined();
  });

  it('that is asked for again answers what is stored and leaves the record as it is', async () => {
    const first = booking('again');
    const answers = [(await book([first])).body, (await book([first])).body];
    expect(answers.map(kinds)).toEqual([['created'], ['exists']]);
    await store('again', 'changed since');
    expect(kinds((await book([first])).body)).toEqual(['exists']);
    expect(await stored('again')).toEqual({ value: 'changed since', version: 2 });
  });

  it('of several vouchers books all of them or none', async () => {
    const before = await booked();
    const halves = (account: string) => ({
      vouchers: [
        { input: invoice({ kind: 'reversal' }) },
        { input: invoice({ lines: [{ ...invoice().lines[0]!, account }] }) },
      ],
    });
    expect(kinds((await book([halves('1')])).body)).toEqual(['invalid']);
    expect(kinds((await book([halves('4711')])).body)).toEqual(['invalid']);
    expect(await booked()).toEqual(before);
    expect(kinds((await book([halves('8400')])).body)).toEqual(['created created']);
    expect((await booked()).length).toBe(before.length + 2);
  });

  it('books a deleted key once more only on purpose, and then writes the record', async () => {
    const one = booking('wanted');
    const [outcome] = (await book([one])).body;
    if (outcome?.kind !== 'booked') throw new Error('not booked');
    await seat.send('DELETE', `${m}/vouchers/${outcome.vouchers[0]!.voucher.id}`);
    const renewed = { ...one, records: [record('wanted', 'renewed', 1)] };
    expect(kinds((await book([renewed])).body)).toEqual(['deleted']);
    expect(await stored('wanted')).toEqual({ value: { of: 'wanted' }, version: 1 });
    const onPurpose = { ...renewed, vouchers: [{ ...one.vouchers[0]!, again: true }] };
    expect(kinds((await book([onPurpose])).body)).toEqual(['created']);
    expect(await stored('wanted')).toEqual({ value: 'renewed', version: 2 });
  });

  it('is of a plugin of this host, and reaches the records of that one alone', async () => {
    const before = await booked();
    const { status } = await seat.send('POST', `${m}/plugins/nobody/bookings`, [booking('foreign')]);
    expect(status).toBe(404);
    expect(await booked()).toEqual(before);
    const { body } = await book([{ ...booking('foreign'), plugin: 'nobody' }]);
    expect(body).toMatchObject([{ kind: 'refused', code: 'invalid' }]);
  });
});

describe('a group of bookings', () => {
  it('is booked in its order, in the list and in the Logbuch', async () => {
    const inputs = Array.from({ length: 30 }, () => invoice());
    const { body } = await book(inputs.map((input) => booking(input.number, input)));
    expect(new Set(kinds(body))).toEqual(new Set(['created']));
    const numbers = inputs.map(({ number }) => number);
    expect((await booked()).slice(0, 30).map(({ number }) => number)).toEqual(numbers.toReversed());
    const { body: lines } = await seat.send<AuditEntry[]>('GET', `${m}/audit-log?limit=30`);
    expect(lines.map(({ subject }) => subject)).toEqual(
      inputs.map(({ externalKey }) => externalKey).toReversed(),
    );
    const { body: check } = await seat.send('GET', `${m}/audit-log/check`);
    expect(check).toMatchObject({ intact: true });
  });

  it('goes on with the others when one is refused, whatever refuses it', async () => {
    await store('taken', 'by another seat');
    const { body } = await book([
      booking('first'),
      booking('rule', invoice({ personAccount: '10999' })),
      booking('taken'),
      { ...booking('form'), vouchers: [{ input: { ...invoice(), text: 'x'.repeat(61) } }] },
      booking('last'),
    ]);
    expect(kinds(body)).toEqual(['created', 'invalid', 'conflict', 'invalid', 'created']);
    expect(await stored('first')).toBeDefined();
    expect(await stored('last')).toBeDefined();
    expect([await stored('rule'), await stored('form')]).toEqual([undefined, undefined]);
  });

  it('goes on with the others when only the database knows that it cannot hold one', async () => {
    const impossible = invoice({ dueDate: '0000-01-01' });
    const { body } = await book([booking('before'), booking('impossible', impossible), booking('behind')]);
    expect(kinds(body)).toEqual(['created', 'invalid', 'created']);
    expect(await stored('before')).toBeDefined();
    expect(await stored('impossible')).toBeUndefined();
    expect(await stored('behind')).toBeDefined();
  });

  it('may name a voucher or a record twice: the second sees what the first has written', async () => {
    const input = invoice();
    const { body } = await book([
      booking('twice', input),
      booking('twice', input),
      { ...booking('twice'), records: [record('twice', 'second', 1)] },
      booking('twice'),
    ]);
    expect(kinds(body)).toEqual(['created', 'exists', 'created', 'conflict']);
    expect(await stored('twice')).toEqual({ value: 'second', version: 2 });
  });

  it('is asked for by many seats at once and booked once (R3)', async () => {
    const before = (await booked()).length;
    const group = Array.from({ length: 5 }, (_, index) => booking(`seats-${String(index)}`));
    const answers = await Promise.all([group, group.toReversed(), group].map((bookings) => book(bookings)));
    const created = answers.flatMap(({ body }) => kinds(body)).filter((kind) => kind === 'created');
    expect(created).toHaveLength(5);
    expect((await booked()).length).toBe(before + 5);
    expect(await stored('seats-0')).toMatchObject({ version: 1 });
  });

  it('is of 200 at most, and may be of none', async () => {
    expect((await book([])).body).toEqual([]);
    const before = await booked();
    const { status } = await book(
      Array.from({ length: 201 }, (_, index) => booking(`many-${String(index)}`)),
    );
    expect(status).toBe(422);
    expect(await booked()).toEqual(before);
  });
});

describe('what a group costs', () => {
  it('is one transaction, and as many statements for a hundred vouchers as for one', async () => {
    const folder = await temporaryFolder();
    await placeDatabase(folder.path);
    const opened = await openDatabase({ folder: join(folder.path, 'database'), seals: true });
    const client = opened.pglite!;
    let [statements, transactions] = [0, 0];
    const database = drizzle({ client, logger: { logQuery: () => void (statements += 1) } });
    const begin = client.transaction.bind(client);
    client.transaction = (work) => {
      transactions += 1;
      return begin(work);
    };
    const books: Books = {
      database: database,
      events: new EventHub(),
      now: () => new Date(),
    };
    const author = { user: 'a', source: 'lexoffice' };
    await seedFirstMandant(books, author, { name: 'Muster GmbH', chartOfAccounts: 'SKR03' });
    const [mandant] = await listMandanten(books.database);
    const place: Seat = { mandantId: mandant!.id, author };
    await applyPersonChanges(books, place, [customer('10001')]);
    const cost = async (count: number) => {
      [statements, transactions] = [0, 0];
      const group = Array.from({ length: count }, (_, index) => booking(`${String(count)}-${String(index)}`));
      const outcomes = await bookGroup(books, place, group);
      expect(new Set(kinds(outcomes))).toEqual(new Set(['created']));
      return { statements, transactions };
    };

    const [one, hundred] = [await cost(1), await cost(100)];

    expect(hundred).toEqual(one);
    expect(one.transactions).toBe(1);
    expect(one.statements).toBeLessThanOrEqual(12);
    await opened.close();
    await folder.remove();
  });
});
