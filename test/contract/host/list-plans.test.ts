import { drizzle } from 'drizzle-orm/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAttachments } from '../../../host/server/books/attachments.ts';
import type { Books, Seat } from '../../../host/server/books/books.ts';
import { readCounts } from '../../../host/server/books/counts.ts';
import { createVoucher } from '../../../host/server/bookings/create-voucher.ts';
import { listPersons, readPersonHistory } from '../../../host/server/books/persons.ts';
import { statePayments } from '../../../host/server/books/stated-payments.ts';
import { listVouchers } from '../../../host/server/books/vouchers.ts';
import type { Database, OpenedDatabase } from '../../../host/server/database/open-database.ts';
import { refreshStatistics } from '../../../host/server/database/refresh-statistics.ts';
import { EventHub } from '../../../host/server/events/event-hub.ts';
import { listRuns } from '../../../host/server/jobs/run-records.ts';
import { readAudit } from '../../../host/server/journal/audit-log.ts';
import { readErrors } from '../../../host/server/journal/error-log.ts';
import type { Manifest } from '../../../host/api/manifest.schema.ts';
import { readOffice } from '../../../host/server/office/read-office.ts';
import { listCache } from '../../../host/server/plugins/cache.ts';
import { listState, mandantenWith, readState } from '../../../host/server/plugins/state.ts';
import { voucherInput } from '../../../host/wire/vouchers.ts';
import { ownDatabase } from '../../support/database-image.ts';
import { invoice } from './seat-client.ts';

/** Of so many Mandanten that reading a whole table is never the shorter way to a page of one. */
const MANDANTEN = 100;
const ROWS = 8_000;
const GROWING = [
  'vouchers',
  'voucher_lines',
  'voucher_payments',
  'attachments',
  'persons',
  'person_history',
  'state',
  'error_log',
  'audit_log',
  'job_runs',
  'cache',
];
const numbered = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const id = (number: string) => `('00000000-0000-4000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;
const M = numbered(1);

let opened: OpenedDatabase;
let books: Books;
/** What the database is asked, with its values. */
const asked: { readonly text: string; readonly values: unknown[] }[] = [];

beforeAll(async () => {
  opened = await ownDatabase();
  const logger = { logQuery: (text: string, values: unknown[]) => void asked.push({ text, values }) };
  const database = drizzle({ client: opened.pglite!, logger }) as unknown as Database;
  books = { database, now: () => new Date('2026-11-28'), events: new EventHub() };
  const mandant = id(`g % ${String(MANDANTEN)} + 1`);
  const rows = `from generate_series(1, ${String(ROWS)}) g`;
  await opened.pglite!.exec(`
    begin;
    insert into mandanten (id, name, chart_of_accounts, created_at, highest_customer, highest_supplier, audit_hash)
      select ${id('g')}, 'M', 'SKR03', now(), 10001, 70000, '' from generate_series(1, ${String(MANDANTEN)}) g;
    insert into persons (id, mandant_id, version, role, account_number, external_key, name, updated_at)
      select ${id('g')}, ${mandant}, 1, 'customer', (10000 + g / ${String(MANDANTEN)})::text, 'person:' || g, 'K', now() ${rows};
    insert into person_history (person_id, time, user_name, origin, field) select ${id('g')}, now(), 'x', 'x', 'name' ${rows};
    alter table vouchers disable trigger period;
    insert into vouchers (id, mandant_id, external_key, belegkreis, kind, number, date, person_account, person_name, text, gross_cents, origin, booked_at, booked_by)
      select ${id('g')}, ${mandant}, 'lexoffice:' || g, 'customers', 'invoice', 'RE-' || g, '2026-01-01', (10000 + g / ${String(MANDANTEN)})::text, 'K', 'K', 1, '{"source":"lexoffice"}', now(), 'x' ${rows};
    alter table vouchers enable trigger period;
    insert into voucher_lines (voucher_id, position, account, tax_case, rate, net_cents, tax_cents, gross_cents)
      select ${id('g')}, 0, '8400', 'x', 19, 1, 0, 1 ${rows};
    insert into voucher_payments select ${id('g')}, 'open', null ${rows};
    insert into attachments select ${id('g')}, ${mandant}, ${id('g')}, 'a', 'application/pdf', 'original', 1, 'x', now(), '\\x00' ${rows};
    insert into state select ${mandant}, 'lexoffice', 'documents', 'k' || g, '1', 1, now() ${rows};
    insert into error_log (mandant_id, time, user_name, source, code, severity, message, batch_id)
      select ${mandant}, now(), 'x', 'x', 'x', 'error', 'x', 'run-' || g / 1000 ${rows};
    insert into audit_log select ${mandant}, g, now(), 'x', null, 'x', 'x', 'x', null, null, '' ${rows};
    insert into job_runs (id, mandant_id, plugin, job, state, user_name, origin, created_at, finished_at, queue_id)
      select ${id('g')}, ${mandant}, 'lexoffice', 'j', 'succeeded', 'x', 'user', now(), now(), ${id('g')} ${rows};
    insert into cache select ${mandant}, 'lexoffice', 'k' || g, '1', 1, now() ${rows};
    commit;`);
  await refreshStatistics(opened.database);
});
afterAll(() => opened.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Each part of a plan that looks at more rows of a growing table than twice what is asked for. An index alone may be counted. */
function tooMuch(plan: Plan, wanted: number): readonly string[] {
  const { 'Node Type': kind, 'Relation Name': table = '', Plans = [] } = plan;
  const read = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
  const isBad = GROWING.includes(table) && kind !== 'Index Only Scan' && read > 2 * wanted;
  return [
    ...(isBad ? [`${kind} of ${String(read)} ${table}`] : []),
    ...Plans.flatMap((part) => tooMuch(part, wanted)),
  ];
}

const page = { limit: 25 };
const seat: Seat = { mandantId: M, author: { user: 'x', source: 'lexoffice' } };
const collection = { mandantId: M, plugin: 'lexoffice', collection: 'documents' };
const questions: Readonly<Record<string, () => Promise<unknown>>> = {
  'vouchers, the newest': () => listVouchers(books, M, { ...page, includeDeleted: false }),
  'vouchers, further on': () => listVouchers(books, M, { ...page, after: 3_000, includeDeleted: true }),
  'vouchers of a key': () =>
    listVouchers(books, M, { ...page, externalKeyPrefix: 'lexoffice:1300', includeDeleted: false }),
  'vouchers that are named': () =>
    listVouchers(books, M, { ...page, ids: [numbered(100), numbered(200)], includeDeleted: true }),
  'a booking': () =>
    createVoucher(books, seat, voucherInput.parse(invoice({ personAccount: '10001' })), false),
  payments: () => statePayments(books, seat, [{ voucherId: numbered(100), state: 'paid' }]),
  'files of a voucher': () => listAttachments(books, M, numbered(100)),
  persons: () => listPersons(books, M, page),
  'persons, further on': () => listPersons(books, M, { ...page, after: '10030' }),
  'history of a person': () => readPersonHistory(books, M, numbered(100), page),
  counts: () => readCounts(books, M),
  'lines of the Fehlerprotokoll': () => readErrors(books.database, M, page),
  'lines of a run': () => readErrors(books.database, M, { ...page, batchId: 'run-3' }),
  Logbuch: () => readAudit(books.database, M, { ...page, after: 3_000 }),
  runs: () => listRuns(books.database, M, page),
  'records of a plugin': () => listState(books, collection, { ...page, after: 'k3' }),
  'a record of a plugin': () => readState(books, collection, 'k100'),
  'Mandanten with a record': () => mandantenWith(books, collection, 'k100'),
  'what a plugin has read': () => listCache(books, collection, { ...page, prefix: '', after: 'k3' }),
};

/** One job, of which every Mandant has a run. */
const manifest = { id: 'lexoffice', contributes: { jobs: [{ id: 'j' }], connections: [] } };
const ofAll: typeof questions = {
  'all Mandanten of the office': () =>
    readOffice({ ...books, secrets: { mandantenWith: () => Promise.resolve(new Set()) } }, [
      manifest as unknown as Manifest,
    ]),
};

describe('a table that grows is never read as a whole', () => {
  it.each([
    ...Object.entries(questions).map(([name, work]) => [name, work, page.limit] as const),
    ...Object.entries(ofAll).map(([name, work]) => [name, work, MANDANTEN] as const),
  ])('for %s', async (_name, work, wanted) => {
    asked.length = 0;
    await work();
    const statements = asked.filter(({ text }) => /^\s*select/i.test(text));
    expect(statements.length).toBeGreaterThan(0);
    for (const { text, values } of statements) {
      const { rows } = await opened.pglite!.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
        `explain (analyze, format json) ${text}`,
        values,
      );
      expect(tooMuch(rows[0]!['QUERY PLAN'][0]!.Plan, wanted), text).toEqual([]);
    }
  });
});
