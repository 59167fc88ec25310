import { SEAL_STEP } from './seal-step.ts';

/**
 * The tables as numbered steps of statements, a blank line between two. A step that has run once anywhere is never changed: a later need
 * is a new step.
 */
export const MIGRATIONS: readonly { readonly id: number; readonly name: string; readonly sql: string }[] = [
  {
    id: 1,
    name: 'books, settings, state, logs',
    sql: `
create table mandanten (
  id uuid primary key,
  name text not null check (name <> ''),
  chart_of_accounts text not null check (chart_of_accounts in ('SKR03', 'SKR04')),
  created_at timestamptz(3) not null,
  highest_customer integer not null,
  highest_supplier integer not null,
  audit_sequence bigint not null default 0,
  audit_hash text not null
);

create table persons (
  id uuid primary key,
  mandant_id uuid not null references mandanten,
  version integer not null,
  role text not null check (role in ('customer', 'supplier')),
  account_number text not null check (account_number ~ '^[0-9]{5,9}$'),
  external_key text,
  name text not null check (name <> ''),
  full_name text, contact_person text, address_supplement text, street text, postal_code text, city text,
  country_code text, email text, phone text, vat_id text, tax_number text,
  archived boolean,
  user_fields jsonb not null default '{}',
  deleted_at timestamptz(3),
  updated_at timestamptz(3) not null
);

create unique index persons_number on persons (mandant_id, account_number);

create unique index persons_external_key on persons (mandant_id, external_key);

create table person_history (
  id bigserial primary key,
  person_id uuid not null references persons,
  time timestamptz(3) not null,
  user_name text not null,
  origin text not null,
  field text not null,
  old_value text,
  new_value text
);

create index person_history_person on person_history (person_id, id);

create table vouchers (
  id uuid primary key,
  mandant_id uuid not null references mandanten,
  sequence bigserial not null,
  external_key text not null check (external_key <> ''),
  belegkreis text not null check (belegkreis in ('customers', 'suppliers', 'cash', 'bank')),
  kind text not null check (kind in ('invoice', 'creditNote', 'cancellation', 'reversal')),
  number text not null,
  related_number text,
  date date not null,
  due_date date,
  service_from date,
  service_to date,
  person_account text not null,
  person_name text not null,
  person_address text,
  text text not null check (char_length(text) <= 60),
  gross_cents bigint not null,
  hints jsonb,
  origin jsonb not null,
  booked_at timestamptz(3) not null,
  booked_by text not null,
  deleted_at timestamptz(3),
  missing_attachment text
);

create unique index vouchers_external_key on vouchers (mandant_id, external_key) where deleted_at is null;

create index vouchers_external_key_all on vouchers (mandant_id, external_key text_pattern_ops);

create index vouchers_person on vouchers (mandant_id, person_account);

create table voucher_lines (
  voucher_id uuid not null references vouchers,
  position integer not null,
  account text not null,
  tax_case text not null,
  rate double precision not null,
  tax_key text,
  net_cents bigint not null,
  tax_cents bigint not null,
  gross_cents bigint not null check (gross_cents = net_cents + tax_cents),
  text text,
  primary key (voucher_id, position)
);

create table attachments (
  id uuid primary key,
  mandant_id uuid not null references mandanten,
  voucher_id uuid not null references vouchers,
  name text not null,
  content_type text not null,
  role text not null check (role in ('original', 'preview')),
  size_bytes integer not null,
  sha256 text not null,
  added_at timestamptz(3) not null,
  content bytea not null,
  unique (voucher_id, role, sha256)
);

create table accounts (
  mandant_id uuid not null references mandanten,
  number text not null,
  name text not null,
  automatic_rate double precision,
  primary key (mandant_id, number)
);

create table settings (
  mandant_id uuid not null references mandanten,
  plugin text not null,
  key text not null,
  value jsonb not null,
  primary key (mandant_id, plugin, key)
);

create table secrets (
  mandant_id uuid not null references mandanten,
  plugin text not null,
  key text not null,
  key_id text not null,
  sealed bytea not null,
  primary key (mandant_id, plugin, key)
);

create table state (
  mandant_id uuid not null references mandanten,
  plugin text not null,
  collection text not null,
  key text not null,
  value jsonb not null,
  version integer not null,
  updated_at timestamptz(3) not null,
  primary key (mandant_id, plugin, collection, key)
);

create table locks (
  mandant_id uuid not null references mandanten,
  plugin text not null,
  name text not null,
  token uuid not null,
  user_name text not null,
  seat text,
  description text not null,
  since timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (mandant_id, plugin, name)
);

create table error_log (
  id bigserial primary key,
  mandant_id uuid not null references mandanten,
  time timestamptz(3) not null,
  user_name text not null,
  source text not null,
  code text not null,
  severity text not null check (severity in ('error', 'warning', 'info')),
  document text,
  message text not null,
  advice text,
  batch_id text,
  details jsonb
);

create index error_log_mandant on error_log (mandant_id, id desc);

create table audit_log (
  mandant_id uuid not null references mandanten,
  sequence bigint not null,
  time timestamptz(3) not null,
  user_name text not null,
  seat text,
  source text not null,
  action text not null,
  subject text not null,
  old_value text,
  new_value text,
  hash text not null,
  primary key (mandant_id, sequence)
);

-- The starts of requests to a remote, shared by all servers on this database; the key is a hash of the token.
create table pace (
  key text primary key,
  next_start timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is not allowed: the books are append-only', tg_op, tg_table_name using errcode = 'FB001';
end $$;

-- Of a voucher only two marks ever change, and a deletion is final (rules.md 28).
create function guard_voucher() returns trigger language plpgsql as $$
begin
  if old.deleted_at is not null and new.deleted_at is distinct from old.deleted_at
    or (to_jsonb(new) - array['deleted_at', 'missing_attachment'])
      is distinct from (to_jsonb(old) - array['deleted_at', 'missing_attachment'])
  then
    raise exception 'a voucher is never updated' using errcode = 'FB001';
  end if;
  return new;
end $$;

-- Lines belong to the transaction that booked the voucher; none can be added later.
create function guard_voucher_line() returns trigger language plpgsql as $$
begin
  if (select xmin::text::bigint from vouchers where id = new.voucher_id)
    <> (pg_current_xact_id()::text::bigint & 4294967295)
  then
    raise exception 'a voucher is never updated' using errcode = 'FB001';
  end if;
  return new;
end $$;

create trigger guard before update on vouchers for each row execute function guard_voucher();

create trigger keep before delete or truncate on vouchers execute function refuse_change();

create trigger guard before insert on voucher_lines for each row execute function guard_voucher_line();

create trigger keep before update or delete or truncate on voucher_lines execute function refuse_change();

create trigger keep before update or delete or truncate on attachments execute function refuse_change();

create trigger keep before update or delete or truncate on audit_log execute function refuse_change();

create trigger keep before update or delete or truncate on person_history execute function refuse_change();

create trigger keep before delete or truncate on persons execute function refuse_change();
`,
  },
  {
    id: 2,
    name: 'periods, tax identity, vouchers that come back',
    sql: `
alter table mandanten
  add column closed_until date,
  add column fiscal_year_start text not null default '01-01' check (fiscal_year_start ~ '^[0-9]{2}-[0-9]{2}$');

-- No posting date = the document date: what was booked before cannot be changed any more, its fingerprint neither.
alter table vouchers
  add column posting_date date,
  add column country_code text,
  add column vat_id text;

alter table voucher_lines add column oss_country text;

-- Of a voucher only two marks ever change (rules.md 28); who deleted it may bring it back.
create or replace function guard_voucher() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['deleted_at', 'missing_attachment'])
      is distinct from (to_jsonb(old) - array['deleted_at', 'missing_attachment'])
  then
    raise exception 'a voucher is never updated' using errcode = 'FB001';
  end if;
  return new;
end $$;

-- Nothing enters or leaves a closed period (rules.md 30). The Mandant's row stays locked until the commit, as in closed-period.ts: who closes
-- waits for those who post, and those who post after that see what was closed.
create function guard_period() returns trigger language plpgsql as $$
declare
  closed date;
begin
  select closed_until into closed from mandanten where id = new.mandant_id for no key update;
  if coalesce(new.posting_date, new.date) <= closed then
    raise exception 'the period is closed' using errcode = 'FB002';
  end if;
  return new;
end $$;

create trigger period before insert on vouchers for each row execute function guard_period();

create trigger period_of_mark before update on vouchers for each row
  when (old.deleted_at is distinct from new.deleted_at) execute function guard_period();
`,
  },
  {
    id: 3,
    name: 'runs of jobs, cache of plugins',
    sql: `
create table job_runs (
  id uuid primary key,
  mandant_id uuid not null references mandanten,
  sequence bigserial not null,
  plugin text not null,
  job text not null,
  state text not null check (state in ('queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled')),
  user_name text not null,
  origin text not null,
  created_at timestamptz(3) not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  attempt integer not null default 0,
  failures integer not null default 0,
  continues_at timestamptz(3),
  cancel_requested boolean not null default false,
  queue_id uuid not null,
  progress jsonb,
  counts jsonb,
  attention boolean,
  error jsonb
);

-- One run per job and Mandant: the queue says the same, but a run waits there under changing ids.
create unique index job_runs_open on job_runs (mandant_id, plugin, job) where state in ('queued', 'running', 'waiting');

create index job_runs_mandant on job_runs (mandant_id, sequence desc);

-- Apart from the run, whose row is written with every step: these can be large.
create table job_run_contents (
  run_id uuid not null references job_runs on delete cascade,
  part text not null check (part in ('input', 'checkpoint', 'result')),
  value jsonb not null,
  primary key (run_id, part)
);

-- Not logged: what a crash takes is read again.
create unlogged table cache (
  mandant_id uuid not null references mandanten,
  plugin text not null,
  key text not null,
  value jsonb not null,
  size_bytes integer not null,
  written_at timestamptz(3) not null,
  primary key (mandant_id, plugin, key)
);
`,
  },
  { id: 4, name: 'seals', sql: SEAL_STEP },
  {
    id: 5,
    name: 'runs that are asked for again, and that had nothing to do',
    sql: `
alter table job_runs add asked_again boolean not null default false, add idle boolean not null default false;
`,
  },
  {
    id: 6,
    name: 'payments as the source of a voucher states them',
    sql: `
create table voucher_payments (
  voucher_id uuid primary key references vouchers,
  state text not null check (state in ('open', 'paid', 'voided')),
  paid_on date
);
`,
  },
  {
    id: 7,
    name: 'an index for each question asked of what grows',
    sql: `
create index vouchers_newest on vouchers (mandant_id, sequence desc);

create index vouchers_counted on vouchers (mandant_id, belegkreis) where deleted_at is null;

create index persons_counted on persons (mandant_id) where deleted_at is null;

create index error_log_counted on error_log (mandant_id) where severity <> 'info';

create index error_log_batch on error_log (mandant_id, batch_id, id desc);

create index state_key on state (plugin, collection, key);
`,
  },
  {
    id: 8,
    name: 'notices that were read, and e-mail about runs',
    sql: `
alter table job_runs add read_at timestamptz(3);

-- What concerns the host and no Mandant.
create table host_settings (
  key text primary key,
  value jsonb not null
);

create table host_secrets (
  key text primary key,
  key_id text not null,
  sealed bytea not null
);

create table mail_recipients (
  mandant_id uuid primary key references mandanten,
  recipients jsonb not null,
  occasion text not null check (occasion in ('always', 'attention'))
);
`,
  },
  {
    id: 9,
    name: 'indexes for what the office sees of all Mandanten',
    sql: `
create index job_runs_latest on job_runs (mandant_id, plugin, job, sequence desc) where finished_at is not null and not idle;

create index job_runs_unread on job_runs (mandant_id, finished_at)
  where read_at is null and finished_at is not null and not idle and state <> 'cancelled'
    and (state = 'failed' or attention or origin in ('schedule', 'command'));
`,
  },
  {
    id: 10,
    name: 'lines of the Fehlerprotokoll that are done',
    sql: `
alter table error_log add done_at timestamptz(3), add done_by text;

-- Only what is open is counted.
drop index error_log_counted;

create index error_log_counted on error_log (mandant_id) where severity <> 'info' and done_at is null;
`,
  },
];
