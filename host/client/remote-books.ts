import type { Accounts, Chart } from '../api/accounts.ts';
import type { Attachment, Attachments } from '../api/attachments.ts';
import type { Event } from '../api/disposable.ts';
import type { ErrorLogEntry, Log } from '../api/log.ts';
import type { Person, PersonHistoryEntry, PersonOutcome, Persons } from '../api/persons.ts';
import type { Voucher, VoucherBooking, VoucherOutcome, Vouchers } from '../api/vouchers.ts';
import type { BookingOutcomes } from '../wire/vouchers.ts';
import { HostFailure } from './failures.ts';
import type { HostHttp } from './host-http.ts';

/** @param origin plugin id, kept with every change it makes. */
export function remotePersons(
  http: HostHttp,
  path: string,
  origin: string,
  onDidChange: Event<readonly string[]>,
): Persons {
  return {
    list: ({ role } = {}) => http.list<Person>(`${path}/persons`, { role }),
    apply: (changes) =>
      http.request<readonly PersonOutcome[]>('POST', `${path}/persons/changes`, {
        query: { origin },
        json: changes,
      }),
    history: (personId) =>
      http.list<PersonHistoryEntry>(`${path}/persons/${encodeURIComponent(personId)}/history`),
    onDidChange,
  };
}

/** @param source plugin id */
export function remoteVouchers(
  http: HostHttp,
  path: string,
  source: string,
  onDidChange: Event<readonly string[]>,
): Vouchers {
  const createMany = (bookings: readonly VoucherBooking[]): Promise<BookingOutcomes> =>
    http.request<BookingOutcomes>('POST', `${path}/plugins/${encodeURIComponent(source)}/bookings`, {
      json: bookings,
    });
  return {
    async create(input, { again, records } = {}) {
      const [outcome] = await createMany([{ vouchers: [{ input, again }], records }]);
      if (outcome?.kind === 'refused') throw new HostFailure(outcome.code, outcome.message);
      return outcome?.vouchers[0] as VoucherOutcome;
    },
    createMany,
    list: (filter = {}) => http.list<Voucher>(`${path}/vouchers`, { ...filter }),
    async statePayments(payments) {
      if (payments.size === 0) return;
      const json = [...payments].map(([voucherId, payment]) => ({ voucherId, ...payment }));
      await http.request('POST', `${path}/vouchers/payments`, { query: { source }, json });
    },
    onDidChange,
  };
}

export function remoteAttachments(http: HostHttp, path: string): Attachments {
  const of = (voucherId: string): string => `${path}/vouchers/${encodeURIComponent(voucherId)}`;
  return {
    add: (voucherId, { name, contentType, role, bytes }) =>
      http.request<Attachment>('PUT', `${of(voucherId)}/attachments`, {
        query: { name, contentType, role },
        bytes: { content: bytes, contentType },
      }),
    list: (voucherId) => http.request<readonly Attachment[]>('GET', `${of(voucherId)}/attachments`),
    async markMissing(voucherId, reason) {
      await http.request('PUT', `${of(voucherId)}/missing-attachment`, { json: { reason } });
    },
  };
}

export function remoteAccounts(http: HostHttp, path: string, onDidChange: Event<void>): Accounts {
  return { chart: () => http.request<Chart>('GET', `${path}/accounts`), onDidChange };
}

/** @param source plugin id, shown with every line it writes. */
export function remoteLog(http: HostHttp, path: string, source: string, onDidChange: Event<void>): Log {
  return {
    async report(entries) {
      if (entries.length > 0)
        await http.request('POST', `${path}/error-log`, { query: { source }, json: entries });
    },
    errors: ({ batchId } = {}) => http.list<ErrorLogEntry>(`${path}/error-log`, { batchId }),
    async audit(entry) {
      await http.request('POST', `${path}/audit-log`, { query: { source }, json: entry });
    },
    onDidChange,
  };
}
