import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { jsonValue } from './json-value.ts';
import type { ChartOfAccounts } from '../../api/accounts.ts';
import type { Attachment } from '../../api/attachments.ts';
import type { JobOrigin, JobProgress, JobRun, JobState } from '../../api/jobs.ts';
import type { AuditInput, ErrorLogInput } from '../../api/log.ts';
import type { MailRecipients } from '../../wire/mail.ts';
import type { PersonRole } from '../../api/persons.ts';
import type { Belegkreis, StatedPayment, VoucherKind, VoucherOrigin } from '../../api/vouchers.ts';
import type { UserFields } from '../../wire/person-record.ts';

/*
 * What drizzle knows of the tables: columns and primary keys, which a test compares with what the migrations make. Indexes, references, checks
 * and the triggers that keep the books unchangeable stand in `migrations.ts` alone, which makes the tables.
 */

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
const cents = (name: string) => bigint(name, { mode: 'number' });
const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // As text: PGlite writes and reads its own form byte by byte, some seconds for a large file.
  toDriver: (value) => sql`decode(${value.toString('base64')}, 'base64')`,
  fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

export const mandanten = pgTable('mandanten', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  chartOfAccounts: text('chart_of_accounts').$type<ChartOfAccounts>().notNull(),
  createdAt: instant('created_at').notNull(),
  /** The highest Fibu-Nummer ever given, per role: the next one follows it, even after a deletion. */
  highestCustomer: integer('highest_customer').notNull(),
  highestSupplier: integer('highest_supplier').notNull(),
  auditSequence: bigint('audit_sequence', { mode: 'number' }).notNull().default(0),
  auditHash: text('audit_hash').notNull(),
  closedUntil: date('closed_until', { mode: 'string' }),
  /** `MM-DD`. */
  fiscalYearStart: text('fiscal_year_start').notNull().default('01-01'),
});

export const persons = pgTable('persons', {
  id: uuid().primaryKey(),
  mandantId: uuid('mandant_id').notNull(),
  version: integer().notNull(),
  role: text().$type<PersonRole>().notNull(),
  accountNumber: text('account_number').notNull(),
  externalKey: text('external_key'),
  name: text().notNull(),
  fullName: text('full_name'),
  contactPerson: text('contact_person'),
  addressSupplement: text('address_supplement'),
  street: text(),
  postalCode: text('postal_code'),
  city: text(),
  countryCode: text('country_code'),
  email: text(),
  phone: text(),
  vatId: text('vat_id'),
  taxNumber: text('tax_number'),
  archived: boolean(),
  /** Payment terms, bank, revenue account, note: the user's alone (rules.md 18). */
  userFields: jsonb('user_fields').$type<UserFields>().notNull().default({}),
  deletedAt: instant('deleted_at'),
  updatedAt: instant('updated_at').notNull(),
});

export const personHistory = pgTable('person_history', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  personId: uuid('person_id').notNull(),
  time: instant('time').notNull(),
  user: text('user_name').notNull(),
  origin: text().notNull(),
  field: text().notNull(),
  oldValue: text('old_value'),
  newValue: text('new_value'),
});

export const vouchers = pgTable('vouchers', {
  id: uuid().primaryKey(),
  mandantId: uuid('mandant_id').notNull(),
  sequence: bigserial({ mode: 'number' }).notNull(),
  externalKey: text('external_key').notNull(),
  belegkreis: text().$type<Belegkreis>().notNull(),
  kind: text().$type<VoucherKind>().notNull(),
  number: text().notNull(),
  relatedNumber: text('related_number'),
  date: date({ mode: 'string' }).notNull(),
  dueDate: date('due_date', { mode: 'string' }),
  serviceFrom: date('service_from', { mode: 'string' }),
  serviceTo: date('service_to', { mode: 'string' }),
  personAccount: text('person_account').notNull(),
  personName: text('person_name').notNull(),
  personAddress: text('person_address'),
  text: text().notNull(),
  grossCents: cents('gross_cents').notNull(),
  hints: jsonb().$type<readonly string[]>(),
  origin: jsonb().$type<VoucherOrigin>().notNull(),
  bookedAt: instant('booked_at').notNull(),
  bookedBy: text('booked_by').notNull(),
  deletedAt: instant('deleted_at'),
  missingAttachment: text('missing_attachment'),
  /** Null: the document date. Vouchers from before there were posting dates have none, and neither may be changed. */
  postingDate: date('posting_date', { mode: 'string' }),
  countryCode: text('country_code'),
  vatId: text('vat_id'),
});

/** What the source of a voucher says of its payment: no part of the booking, which never changes. */
export const voucherPayments = pgTable('voucher_payments', {
  voucherId: uuid('voucher_id').primaryKey(),
  state: text().$type<StatedPayment['state']>().notNull(),
  paidOn: date('paid_on', { mode: 'string' }),
});

export const voucherLines = pgTable(
  'voucher_lines',
  {
    voucherId: uuid('voucher_id').notNull(),
    position: integer().notNull(),
    account: text().notNull(),
    taxCase: text('tax_case').notNull(),
    rate: doublePrecision().notNull(),
    taxKey: text('tax_key'),
    netCents: cents('net_cents').notNull(),
    taxCents: cents('tax_cents').notNull(),
    grossCents: cents('gross_cents').notNull(),
    text: text(),
    ossCountry: text('oss_country'),
  },
  (table) => [primaryKey({ columns: [table.voucherId, table.position] })],
);

export const attachments = pgTable('attachments', {
  id: uuid().primaryKey(),
  mandantId: uuid('mandant_id').notNull(),
  voucherId: uuid('voucher_id').notNull(),
  name: text().notNull(),
  contentType: text('content_type').$type<Attachment['contentType']>().notNull(),
  role: text().$type<Attachment['role']>().notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  sha256: text().notNull(),
  addedAt: instant('added_at').notNull(),
  content: bytes().notNull(),
});

export const accounts = pgTable(
  'accounts',
  {
    mandantId: uuid('mandant_id').notNull(),
    number: text().notNull(),
    name: text().notNull(),
    automaticRate: doublePrecision('automatic_rate'),
  },
  (table) => [primaryKey({ columns: [table.mandantId, table.number] })],
);

const pluginKey = {
  mandantId: uuid('mandant_id').notNull(),
  plugin: text().notNull(),
  key: text().notNull(),
};

export const settings = pgTable(
  'settings',
  { ...pluginKey, value: jsonValue().$type<string | number | boolean>().notNull() },
  (table) => [primaryKey({ columns: [table.mandantId, table.plugin, table.key] })],
);

export const secrets = pgTable(
  'secrets',
  {
    ...pluginKey,
    /** Which key file sealed it; a secret of another key cannot be opened and counts as absent. */
    keyId: text('key_id').notNull(),
    sealed: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandantId, table.plugin, table.key] })],
);

export const state = pgTable(
  'state',
  {
    mandantId: uuid('mandant_id').notNull(),
    plugin: text().notNull(),
    collection: text().notNull(),
    key: text().notNull(),
    value: jsonValue().notNull(),
    version: integer().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandantId, table.plugin, table.collection, table.key] })],
);

export const locks = pgTable(
  'locks',
  {
    mandantId: uuid('mandant_id').notNull(),
    plugin: text().notNull(),
    name: text().notNull(),
    token: uuid().notNull(),
    user: text('user_name').notNull(),
    seat: text(),
    description: text().notNull(),
    since: instant('since').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandantId, table.plugin, table.name] })],
);

export const errorLog = pgTable('error_log', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  mandantId: uuid('mandant_id').notNull(),
  time: instant('time').notNull(),
  user: text('user_name').notNull(),
  source: text().notNull(),
  code: text().notNull(),
  severity: text().$type<ErrorLogInput['severity']>().notNull(),
  document: text(),
  message: text().notNull(),
  advice: text(),
  batchId: text('batch_id'),
  details: jsonb().$type<Readonly<Record<string, string>>>(),
  /** When somebody of the office has settled it, and who. */
  doneAt: instant('done_at'),
  doneBy: text('done_by'),
});

export const auditLog = pgTable(
  'audit_log',
  {
    mandantId: uuid('mandant_id').notNull(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    time: instant('time').notNull(),
    user: text('user_name').notNull(),
    seat: text(),
    source: text().notNull(),
    action: text().$type<AuditInput['action']>().notNull(),
    subject: text().notNull(),
    /** Canonical JSON as text: jsonb would rewrite numbers and break the hash. */
    oldValue: text('old_value'),
    newValue: text('new_value'),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandantId, table.sequence] })],
);

/** The starts of requests to a remote, shared by all servers on this database; the key is a hash of the token. */
export const pace = pgTable('pace', {
  key: text().primaryKey(),
  nextStart: timestamp('next_start', { withTimezone: true, mode: 'date' }).notNull(),
});

export const jobRuns = pgTable('job_runs', {
  id: uuid().primaryKey(),
  mandantId: uuid('mandant_id').notNull(),
  sequence: bigserial({ mode: 'number' }).notNull(),
  plugin: text().notNull(),
  job: text().notNull(),
  state: text().$type<JobState>().notNull(),
  user: text('user_name').notNull(),
  origin: text().$type<JobOrigin>().notNull(),
  createdAt: instant('created_at').notNull(),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  attempt: integer().notNull().default(0),
  /** Failures since it last got on: the pause after the next one grows with them. */
  failures: integer().notNull().default(0),
  continuesAt: instant('continues_at'),
  cancelRequested: boolean('cancel_requested').notNull().default(false),
  /** Under which it stands in the queue now; another one after every pause. */
  queueId: uuid('queue_id').notNull(),
  progress: jsonValue().$type<JobProgress>(),
  counts: jsonValue().$type<NonNullable<JobRun['counts']>>(),
  attention: boolean(),
  error: jsonValue().$type<NonNullable<JobRun['error']>>(),
  /** Another job has started it since it began: what that one has done may not have been seen. */
  askedAgain: boolean('asked_again').notNull().default(false),
  /** It only looked, and there was nothing to do: out of the history. */
  idle: boolean().notNull().default(false),
  /** When somebody of the office has read that it ended. */
  readAt: instant('read_at'),
});

/** What concerns the host and no Mandant. */
export const hostSettings = pgTable('host_settings', {
  key: text().primaryKey(),
  value: jsonValue().notNull(),
});

export const hostSecrets = pgTable('host_secrets', {
  key: text().primaryKey(),
  keyId: text('key_id').notNull(),
  sealed: bytes().notNull(),
});

/** Whom a Mandant wants told of its runs by e-mail. */
export const mailRecipients = pgTable('mail_recipients', {
  mandantId: uuid('mandant_id').primaryKey(),
  recipients: jsonValue().$type<readonly string[]>().notNull(),
  occasion: text().$type<MailRecipients['occasion']>().notNull(),
});

export const jobRunContents = pgTable(
  'job_run_contents',
  {
    runId: uuid('run_id').notNull(),
    part: text().$type<'input' | 'checkpoint' | 'result'>().notNull(),
    value: jsonValue().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.part] })],
);

export const cache = pgTable(
  'cache',
  {
    ...pluginKey,
    value: jsonValue().notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandantId, table.plugin, table.key] })],
);

/** The digest of each row of the other tables; triggers write it. */
export const seals = pgTable(
  'seals',
  {
    table: text('table_name').notNull(),
    key: text('row_key').notNull(),
    seal: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.table, table.key] })],
);
