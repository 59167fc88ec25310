import declared from '../../plugin.manifest.json';
import type { Chart, LedgerAccount } from '../../host/api/accounts.ts';
import type { Attachment } from '../../host/api/attachments.ts';
import type { Event } from '../../host/api/disposable.ts';
import type { HostError, HostErrorCode } from '../../host/api/host-error.ts';
import type { AuditInput, ErrorLogEntry } from '../../host/api/log.ts';
import type { Mandant } from '../../host/api/mandant.ts';
import type { Person, PersonChange, PersonOutcome } from '../../host/api/persons.ts';
import type { HostServices } from '../../host/api/plugin-context.ts';
import type { SettingValue } from '../../host/api/settings.ts';
import type {
  LockHolder,
  RecordOwner,
  StateCollection,
  StateRecord,
  StateWrite,
} from '../../host/api/state.ts';
import {
  MAX_BOOKINGS,
  type BookingOutcome,
  type Voucher,
  type VoucherBooking,
  type VoucherInput,
  type VoucherOutcome,
} from '../../host/api/vouchers.ts';

export function hostError(code: HostErrorCode, message: string = code): HostError {
  return Object.assign(new Error(message), { name: 'HostError' as const, code });
}

const DEFAULTS = new Map<string, SettingValue>(
  Object.entries(declared.contributes.configuration.properties).map(([key, property]) => [
    key,
    'default' in property ? property.default : undefined,
  ]),
);

class Emitter<T> {
  private readonly listeners = new Set<(event: T) => void>();
  readonly event: Event<T> = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}

/** What crosses the wire: no `undefined`, no shared objects. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function copied<T>(value: T | undefined): T | undefined {
  return value === undefined ? undefined : copy(value);
}

const AUTOMATIC: Readonly<Record<string, number>> = { '8400': 19, '8300': 7, '4400': 19, '4300': 7 };

function ledgerAccounts(numbers: readonly string[]): LedgerAccount[] {
  return numbers.map((number) => ({
    number,
    name: `Konto ${number}`,
    ...(AUTOMATIC[number] !== undefined && { automaticRate: AUTOMATIC[number] }),
  }));
}

const SKR03 = '8400 8300 8200 8100 8120 8125 8192 8195 8290 8320 8331 8336 8337 8338 1710 1711 1718'.split(
  ' ',
);

/**
 * The host in memory, with the promises of host/api kept: unique keys, compare-and-set, locks that expire, persons with versions.
 * `before` runs ahead of every call and may throw or wait: that is where tests put a crash, an outage or another seat.
 */
export class InMemoryHost {
  readonly services: HostServices;
  readonly persons = new Map<string, Person>();
  readonly vouchers = new Map<string, Voucher>();
  readonly attachments: (Attachment & { readonly bytes: Uint8Array })[] = [];
  readonly missing = new Map<string, string>();
  readonly errors: ErrorLogEntry[] = [];
  readonly audits: AuditInput[] = [];
  readonly settings = new Map<string, SettingValue>();
  readonly cache = new Map<string, unknown>();
  /** Other Mandanten of the same host that had a record under a key before this one, whatever its collection. */
  readonly elsewhere = new Map<string, readonly RecordOwner[]>();
  readonly secrets = new Set<string>(['lexoffice.apiToken']);
  readonly collections = new Map<string, Map<string, StateRecord<unknown>>>();
  readonly locks = new Map<string, LockHolder & { readonly expires: number; readonly lose: () => void }>();
  chart: Chart = { base: 'SKR03', individual: false, accounts: ledgerAccounts(SKR03) };
  /** Names of the calls, in order. */
  readonly calls: string[] = [];
  before: (call: string, argument: unknown) => void | Promise<void> = () => undefined;
  /** What the books refuse besides: a German sentence on a voucher. */
  refuses: (input: VoucherInput) => string | undefined = () => undefined;
  /** Runs with each group that is booked: where a test lets it take its time. */
  whileBooking: () => void = () => undefined;
  /** Runs after a call took effect and ahead of its answer: an answer that never arrives. */
  after: (call: string, argument: unknown) => void | Promise<void> = () => undefined;

  private readonly events = {
    persons: new Emitter<readonly string[]>(),
    vouchers: new Emitter<readonly string[]>(),
    settings: new Emitter<readonly string[]>(),
    accounts: new Emitter<void>(),
    log: new Emitter<void>(),
    mandant: new Emitter<Mandant>(),
  };
  private readonly stateEvents = new Map<string, Emitter<readonly string[]>>();
  private serial = 0;

  constructor(
    private readonly clock: { now(): Date } = { now: () => new Date() },
    public mandant: Mandant = {
      id: 'm1',
      name: 'Muster & Söhne GmbH',
      chartOfAccounts: 'SKR03',
      fiscalYearStart: '01-01',
    },
  ) {
    this.services = this.seat('anna');
  }

  /** The same books as another seat sees them. */
  seat(user: string): HostServices {
    const annotation = { dispose: () => undefined };
    const current = () => this.mandant;
    return {
      mandant: {
        get current() {
          return current();
        },
        onDidChange: this.events.mandant.event,
      },
      settings: {
        get: (key) => this.settings.get(key) ?? DEFAULTS.get(key),
        update: (key, value) =>
          this.call('settings.update', key, () => {
            if (value === undefined) this.settings.delete(key);
            else this.settings.set(key, value);
            this.events.settings.fire([key]);
          }),
        hasSecret: (key) => this.secrets.has(key),
        onDidChange: this.events.settings.event,
        annotate: () => annotation,
        open: () => undefined,
      },
      connections: {
        get: () => {
          throw new Error('this host has no connections');
        },
      },
      persons: {
        list: (filter) =>
          this.call('persons.list', filter, () =>
            copy([...this.persons.values()]).filter((person) => !filter?.role || person.role === filter.role),
          ),
        apply: (changes) =>
          this.call('persons.apply', changes, () => changes.map((change) => this.applyPerson(change))),
        history: () => this.call('persons.history', undefined, () => []),
        onDidChange: this.events.persons.event,
      },
      vouchers: {
        create: (input, { again, records } = {}) =>
          this.call('vouchers.create', input, () => {
            const outcome = this.bookOne({ vouchers: [{ input, again }], records }, user);
            if (outcome.kind === 'refused') throw hostError(outcome.code, outcome.message);
            return outcome.vouchers[0]!;
          }),
        createMany: (bookings) =>
          this.call('vouchers.createMany', bookings, () => {
            this.whileBooking();
            if (bookings.length > MAX_BOOKINGS) throw hostError('invalid');
            return bookings.map((booking) => this.bookOne(booking, user));
          }),
        list: (filter) =>
          this.call('vouchers.list', filter, () =>
            copy([...this.vouchers.values()]).filter(
              (voucher) =>
                (filter?.includeDeleted || !voucher.deleted) &&
                (!filter?.belegkreis || voucher.belegkreis === filter.belegkreis) &&
                voucher.externalKey.startsWith(filter?.externalKeyPrefix ?? ''),
            ),
          ),
        statePayments: (payments) =>
          this.call('vouchers.statePayments', payments, () => {
            for (const [id, payment] of payments) {
              const voucher = this.vouchers.get(id);
              if (voucher) this.vouchers.set(id, { ...voucher, payment });
            }
            if (payments.size > 0) this.events.vouchers.fire([...payments.keys()]);
          }),
        onDidChange: this.events.vouchers.event,
      },
      attachments: {
        add: (voucherId, file) =>
          this.call('attachments.add', voucherId, async () => {
            if (file.bytes.byteLength > 20_000_000) throw hostError('invalid', 'zu groß');
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file.bytes));
            const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
            const same = this.attachments.find(
              (known) => known.voucherId === voucherId && known.role === file.role && known.sha256 === sha256,
            );
            if (same) return this.attachmentOf(same);
            const added = {
              id: this.id('a'),
              voucherId,
              name: file.name,
              contentType: file.contentType,
              role: file.role,
              sizeBytes: file.bytes.byteLength,
              sha256,
              addedAt: this.now(),
              bytes: file.bytes.slice(),
            };
            this.attachments.push(added);
            return this.attachmentOf(added);
          }),
        list: (voucherId) =>
          this.call('attachments.list', voucherId, () =>
            this.attachments
              .filter((known) => known.voucherId === voucherId)
              .map((known) => this.attachmentOf(known)),
          ),
        markMissing: (voucherId, reason) =>
          this.call('attachments.markMissing', voucherId, () => {
            if (reason === undefined) this.missing.delete(voucherId);
            else this.missing.set(voucherId, reason);
          }),
      },
      state: {
        collection: <T>(name: string) => this.collection(name) as StateCollection<T>,
        mandantenWith: (name, key) =>
          this.call('state.mandantenWith', `${name}/${key}`, () => [
            ...(this.elsewhere.get(key) ?? []),
            ...(this.records(name).has(key) ? [{ id: this.mandant.id, name: this.mandant.name }] : []),
          ]),
        acquireLock: (name, { description, ttlMs = 30_000 }) =>
          this.call('state.acquireLock', name, () => {
            const holder = this.locks.get(name);
            if (holder && holder.expires > this.clock.now().getTime()) {
              return { acquired: false as const, holder };
            }
            const lost = new AbortController();
            const since = this.now();
            const expires = this.clock.now().getTime() + ttlMs;
            const expiresAt = new Date(expires).toISOString();
            const held = { user, description, since, expiresAt, expires, lose: () => lost.abort() };
            this.locks.set(name, held);
            return {
              acquired: true as const,
              lock: {
                lost: lost.signal,
                dispose: () => {
                  if (this.locks.get(name) === held) this.locks.delete(name);
                },
              },
            };
          }),
      },
      cache: {
        list: (prefix) =>
          this.call('cache.list', prefix, () =>
            copy([...this.cache].filter(([key]) => key.startsWith(prefix))).map(([key, value]) => ({
              key,
              value,
            })),
          ),
        get: (keys) =>
          this.call('cache.get', keys, () =>
            copy(keys.filter((key) => this.cache.has(key))).map((key) => ({
              key,
              value: copy(this.cache.get(key)),
            })),
          ),
        put: (entries) =>
          this.call('cache.put', entries, () => {
            for (const { key, value } of entries) this.cache.set(key, copy(value));
          }),
        remove: (keys) =>
          this.call('cache.remove', keys, () => {
            for (const key of keys) this.cache.delete(key);
          }),
      },
      accounts: {
        chart: () => this.call('accounts.chart', undefined, () => this.chart),
        onDidChange: this.events.accounts.event,
      },
      log: {
        report: (entries) =>
          this.call('log.report', entries, () => {
            for (const entry of entries) {
              this.errors.push({ ...entry, id: this.id('e'), time: this.now(), user, source: 'lexoffice' });
            }
            this.events.log.fire();
          }),
        errors: (filter) =>
          this.call('log.errors', filter, () =>
            this.errors.filter(({ batchId }) => !filter?.batchId || batchId === filter.batchId),
          ),
        audit: (entry) => this.call('log.audit', entry, () => void this.audits.push(copy(entry))),
        onDidChange: this.events.log.event,
      },
    };
  }

  /** A user deletes a voucher: out of the lists, its key stays taken. */
  deleteVoucher(externalKey: string): void {
    this.markVoucher(externalKey, true);
  }

  /** The user brings it back. */
  restoreVoucher(externalKey: string): void {
    this.markVoucher(externalKey, false);
  }

  /** A user changes the Mandant, e.g. closes a period. */
  changeMandant(change: Partial<Mandant>): void {
    this.mandant = { ...this.mandant, ...change };
    this.events.mandant.fire(this.mandant);
  }

  voucher(externalKey: string): Voucher | undefined {
    return [...this.vouchers.values()].findLast((voucher) => voucher.externalKey === externalKey);
  }

  addCustomer(accountNumber: string, externalKey?: string, fields: Partial<Person> = {}): Person {
    const person: Person = {
      id: this.id('p'),
      version: 1,
      role: 'customer',
      accountNumber,
      externalKey,
      hasVouchers: false,
      deleted: false,
      updatedAt: this.now(),
      name: `Kunde ${accountNumber}`,
      ...fields,
    };
    this.persons.set(person.id, person);
    this.events.persons.fire([person.id]);
    return person;
  }

  changePerson(id: string, change: Partial<Person>): void {
    const person = this.persons.get(id);
    if (person === undefined) throw new Error(`no person ${id}`);
    this.persons.set(id, { ...person, ...change, version: person.version + 1 });
    this.events.persons.fire([id]);
  }

  state<T>(collection: string): ReadonlyMap<string, T> {
    const records = this.collections.get(collection) ?? new Map<string, StateRecord<unknown>>();
    return new Map([...records].map(([key, { value }]) => [key, value as T]));
  }

  setState(collection: string, key: string, value: unknown): void {
    this.records(collection).set(key, { key, value, version: 1, updatedAt: this.now() });
  }

  private markVoucher(externalKey: string, deleted: boolean): void {
    const voucher = this.voucher(externalKey);
    if (voucher === undefined) throw new Error(`no voucher ${externalKey}`);
    this.refuseClosed(voucher.postingDate);
    this.vouchers.set(voucher.id, { ...voucher, deleted });
    this.events.vouchers.fire([voucher.id]);
  }

  private refuseClosed(postingDate: string): void {
    const { closedUntil } = this.mandant;
    if (closedUntil !== undefined && postingDate <= closedUntil)
      throw hostError('invalid', `Der Buchungszeitraum ist bis ${closedUntil} abgeschlossen.`);
  }

  private async call<T>(name: string, argument: unknown, action: () => T | Promise<T>): Promise<T> {
    this.calls.push(name);
    await this.before(name, argument);
    const answer = await action();
    await this.after(name, argument);
    return answer;
  }

  private collection(name: string): StateCollection<unknown> {
    const events = this.stateEventsOf(name);
    return {
      get: (key) => this.call('state.get', `${name}/${key}`, () => copied(this.records(name).get(key))),
      list: () => this.call('state.list', name, () => copy([...this.records(name).values()])),
      write: (writes) =>
        this.call('state.write', writes, () => {
          this.writeRecords(writes.map((write) => ({ ...write, collection: name })));
        }),
      onDidChange: events.event,
    };
  }

  private records(collection: string): Map<string, StateRecord<unknown>> {
    const records = this.collections.get(collection) ?? new Map<string, StateRecord<unknown>>();
    this.collections.set(collection, records);
    return records;
  }

  private stateEventsOf(collection: string): Emitter<readonly string[]> {
    const events = this.stateEvents.get(collection) ?? new Emitter<readonly string[]>();
    this.stateEvents.set(collection, events);
    return events;
  }

  /** All or none. */
  private writeRecords(writes: readonly (StateWrite<unknown> & { readonly collection: string })[]): void {
    for (const { collection, key, expectedVersion } of writes) {
      const version = this.records(collection).get(key)?.version ?? 0;
      if (expectedVersion !== undefined && version !== expectedVersion) throw hostError('conflict');
    }
    for (const { collection, key, value } of writes) {
      const records = this.records(collection);
      if (value === undefined) records.delete(key);
      else {
        const version = (records.get(key)?.version ?? 0) + 1;
        records.set(key, { key, value: copy(value), version, updatedAt: this.now() });
      }
    }
    for (const collection of new Set(writes.map((write) => write.collection)))
      this.stateEventsOf(collection).fire(
        writes.flatMap((write) => (write.collection === collection ? [write.key] : [])),
      );
  }

  /** Vouchers and records together, or nothing of them. */
  private bookOne({ vouchers, records = [] }: VoucherBooking, user: string): BookingOutcome {
    const stored = ({ input, again }: VoucherBooking['vouchers'][number]): VoucherOutcome | undefined => {
      const voucher = this.voucher(input.externalKey);
      if (voucher === undefined || (voucher.deleted && again)) return undefined;
      return { kind: voucher.deleted ? 'deleted' : 'exists', voucher: copy(voucher) };
    };
    const open = vouchers.filter((wanted) => stored(wanted) === undefined);
    try {
      for (const { input } of open) this.checkVoucher(input);
      if (open.length > 0) this.writeRecords(records);
    } catch (error) {
      const { code, message } = error as HostError;
      if (code !== 'invalid' && code !== 'conflict') throw error;
      return { kind: 'refused', code, message };
    }
    return {
      kind: 'booked',
      vouchers: vouchers.map(
        (wanted) => stored(wanted) ?? { kind: 'created', voucher: this.storeVoucher(wanted.input, user) },
      ),
    };
  }

  private checkVoucher(input: VoucherInput): void {
    const refusal = this.refuses(input);
    if (refusal !== undefined) throw hostError('invalid', refusal);
    const sum = input.lines.reduce((total, line) => total + line.grossCents, 0);
    if (sum !== input.grossCents) throw hostError('invalid', 'Die Zeilen ergeben nicht den Betrag.');
    if (input.text.length > 60) throw hostError('invalid', 'Der Buchungstext ist zu lang.');
    for (const { account, netCents, taxCents, grossCents } of input.lines) {
      if (netCents + taxCents !== grossCents)
        throw hostError('invalid', 'Netto und Steuer ergeben nicht Brutto.');
      if (!this.chart.accounts.some(({ number }) => number === account)) {
        throw hostError('invalid', `Das Konto ${account} gibt es nicht.`);
      }
    }
    const person = this.personOf(input);
    if (!person || person.deleted) throw hostError('invalid', 'Das Personenkonto gibt es nicht.');
    this.refuseClosed(input.postingDate ?? input.date);
  }

  private personOf({ personAccount }: VoucherInput): Person | undefined {
    return [...this.persons.values()].find(({ accountNumber }) => accountNumber === personAccount);
  }

  private storeVoucher(input: VoucherInput, user: string): Voucher {
    const person = this.personOf(input);
    if (person) this.persons.set(person.id, { ...person, hasVouchers: true });
    const known = this.voucher(input.externalKey);
    if (known) this.vouchers.delete(known.id);
    const voucher: Voucher = {
      ...copy(input),
      id: this.id('v'),
      postingDate: input.postingDate ?? input.date,
      bookedAt: this.now(),
      bookedBy: user,
      deleted: false,
    };
    this.vouchers.set(voucher.id, voucher);
    this.events.vouchers.fire([voucher.id]);
    return copy(voucher);
  }

  private applyPerson(change: PersonChange): PersonOutcome {
    const taken = (number: string, except?: string) =>
      [...this.persons.values()].some(({ id, accountNumber }) => accountNumber === number && id !== except);
    const failed = (code: Extract<PersonOutcome, { kind: 'failed' }>['code']): PersonOutcome => ({
      kind: 'failed',
      code,
      message: code,
    });
    if (change.kind === 'create') {
      const { role, accountNumber, externalKey, fields } = change;
      const before = [...this.persons.values()].find((person) => person.externalKey === externalKey);
      if (before?.deleted) {
        const revived = { ...before, ...fields, deleted: false, version: before.version + 1 };
        this.persons.set(before.id, revived);
        this.events.persons.fire([before.id]);
        return { kind: 'created', person: copy(revived) };
      }
      if (before) return { kind: 'unchanged', person: copy(before) };
      if (taken(accountNumber)) return failed('number-taken');
      return {
        kind: 'created',
        person: copy(this.addCustomer(accountNumber, externalKey, { ...fields, role })),
      };
    }
    const before = this.persons.get(change.id);
    if (!before) return failed('not-found');
    if (before.version !== change.version) return failed('version-conflict');
    const { accountNumber } = change;
    if (accountNumber !== undefined && before.hasVouchers) return failed('has-vouchers');
    if (accountNumber !== undefined && taken(accountNumber, before.id)) return failed('number-taken');
    const fields = Object.fromEntries(
      Object.entries(change.fields).map(([field, value]) => [field, value ?? undefined]),
    );
    this.changePerson(change.id, {
      ...fields,
      ...(accountNumber !== undefined && { accountNumber }),
      ...(change.externalKey !== undefined && { externalKey: change.externalKey }),
    });
    return { kind: 'updated', person: copy(this.persons.get(change.id)!) };
  }

  private attachmentOf(stored: Attachment & { readonly bytes: Uint8Array }): Attachment {
    const { id, voucherId, name, contentType, role, sizeBytes, sha256, addedAt } = stored;
    return { id, voucherId, name, contentType, role, sizeBytes, sha256, addedAt };
  }

  private id(prefix: string): string {
    this.serial += 1;
    return `${prefix}${this.serial}`;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
