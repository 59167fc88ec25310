import type { Chart, LedgerAccount } from '../api/accounts.ts';
import type { Attachment } from '../api/attachments.ts';
import type { JobRun } from '../api/jobs.ts';
import type { ErrorLogEntry } from '../api/log.ts';
import type { Mandant } from '../api/mandant.ts';
import type { Person, PersonHistoryEntry } from '../api/persons.ts';
import type { VoucherFilter } from '../api/vouchers.ts';
import type { BookCounts } from '../wire/counts.ts';
import { MAX_MARKS, type AuditCheck, type AuditEntry, type ErrorLogMarks } from '../wire/journal.ts';
import type { MailRecipients } from '../wire/mail.ts';
import type { MandantChange } from '../wire/mandanten.ts';
import type { RunNotice } from '../wire/notices.ts';
import type { PersonEdit, PersonInput, PersonRecord } from '../wire/person-record.ts';
import type { VoucherRecord } from '../wire/vouchers.ts';
import type { HostHttp, Query } from './host-http.ts';
import type { Pages } from './pages.ts';

/** They stand in the address. */
const IDS_PER_REQUEST = 100;

/** What only the host's own screen needs; no plugin gets it. */
export class HostAdmin {
  constructor(
    private readonly http: HostHttp,
    private readonly path: string,
  ) {}

  updateMandant(change: MandantChange): Promise<Mandant> {
    return this.http.request('PATCH', this.path, { json: change });
  }

  counts(): Promise<BookCounts> {
    return this.http.request('GET', `${this.path}/counts`);
  }

  /** By number. */
  persons(): Pages<Person> {
    return this.http.pages(`${this.path}/persons`);
  }

  personsWith(ids: readonly string[]): Promise<readonly Person[]> {
    return this.#with(`${this.path}/persons`, ids);
  }

  person(id: string): Promise<PersonRecord> {
    return this.http.request('GET', `${this.path}/persons/${encodeURIComponent(id)}`);
  }

  addPerson(input: PersonInput): Promise<PersonRecord> {
    return this.http.request('POST', `${this.path}/persons`, { json: input });
  }

  updatePerson(id: string, edit: PersonEdit): Promise<PersonRecord> {
    return this.http.request('PATCH', `${this.path}/persons/${encodeURIComponent(id)}`, { json: edit });
  }

  async deletePerson(id: string): Promise<void> {
    await this.http.request('DELETE', `${this.path}/persons/${encodeURIComponent(id)}`);
  }

  personHistory(id: string): Promise<readonly PersonHistoryEntry[]> {
    return this.http.list(`${this.path}/persons/${encodeURIComponent(id)}/history`);
  }

  /** Newest first. */
  vouchers(filter: VoucherFilter = {}): Pages<VoucherRecord> {
    return this.http.pages(`${this.path}/vouchers`, { ...filter });
  }

  /** Deleted ones included. */
  vouchersWith(ids: readonly string[]): Promise<readonly VoucherRecord[]> {
    return this.#with(`${this.path}/vouchers`, ids, { includeDeleted: true });
  }

  async deleteVoucher(id: string): Promise<void> {
    await this.http.request('DELETE', `${this.path}/vouchers/${encodeURIComponent(id)}`);
  }

  /** A deleted voucher stands in the books again. */
  async restoreVoucher(id: string): Promise<void> {
    await this.http.request('POST', `${this.path}/vouchers/${encodeURIComponent(id)}/restore`);
  }

  attachments(voucherId: string): Promise<readonly Attachment[]> {
    return this.http.request('GET', `${this.path}/vouchers/${encodeURIComponent(voucherId)}/attachments`);
  }

  /** Where the bytes of an attachment are, for a viewer or a download. */
  attachmentUrl(attachmentId: string): string {
    return this.http.url(`${this.path}/attachments/${encodeURIComponent(attachmentId)}`);
  }

  chart(): Promise<Chart> {
    return this.http.request('GET', `${this.path}/accounts`);
  }

  /** None: back to the standard chart. */
  replaceAccounts(accounts: readonly LedgerAccount[]): Promise<Chart> {
    return this.http.request('PUT', `${this.path}/accounts`, { json: { accounts } });
  }

  /** Newest first. */
  errorLog(): Pages<ErrorLogEntry> {
    return this.http.pages(`${this.path}/error-log`);
  }

  errorLogWith(ids: readonly string[]): Promise<readonly ErrorLogEntry[]> {
    return this.#with(`${this.path}/error-log`, ids);
  }

  /** Marks lines as done, or as open again. */
  async markErrors(ids: readonly string[], done: boolean): Promise<void> {
    for (let start = 0; start < ids.length; start += MAX_MARKS)
      await this.http.request('POST', `${this.path}/error-log/marks`, {
        json: { ids: ids.slice(start, start + MAX_MARKS), done } satisfies ErrorLogMarks,
      });
  }

  /** Of all plugins, newest first. */
  runs(): Pages<JobRun> {
    return this.http.pages(`${this.path}/runs`);
  }

  /** What somebody should hear of the runs, newest first. */
  notices(): Promise<readonly RunNotice[]> {
    return this.http.request('GET', `${this.path}/notices`);
  }

  async markNoticesRead(ids: readonly string[]): Promise<void> {
    await this.http.request('POST', `${this.path}/notices/read`, { json: { ids } });
  }

  mailRecipients(): Promise<MailRecipients> {
    return this.http.request('GET', `${this.path}/mail`);
  }

  putMailRecipients(told: MailRecipients): Promise<MailRecipients> {
    return this.http.request('PUT', `${this.path}/mail`, { json: told });
  }

  /** Sends a test to the stored recipients. */
  async testMail(): Promise<void> {
    await this.http.request('POST', `${this.path}/mail/test`);
  }

  runsWith(ids: readonly string[]): Promise<readonly JobRun[]> {
    return this.#with(`${this.path}/runs`, ids);
  }

  /** Newest first. */
  auditLog(): Pages<AuditEntry> {
    return this.http.pages(`${this.path}/audit-log`);
  }

  /** Checks the hash chain of the Logbuch. */
  checkAuditLog(): Promise<AuditCheck> {
    return this.http.request('GET', `${this.path}/audit-log/check`, { isLong: true });
  }

  async putSecret(plugin: string, key: string, value: string): Promise<void> {
    await this.http.request('PUT', this.#secret(plugin, key), { json: { value } });
  }

  async removeSecret(plugin: string, key: string): Promise<void> {
    await this.http.request('DELETE', this.#secret(plugin, key));
  }

  async #with<T>(path: string, ids: readonly string[], query: Query = {}): Promise<readonly T[]> {
    const rows: T[] = [];
    for (let start = 0; start < ids.length; start += IDS_PER_REQUEST) {
      const wanted = ids.slice(start, start + IDS_PER_REQUEST).join(',');
      rows.push(...(await this.http.list<T>(path, { ...query, ids: wanted })));
    }
    return rows;
  }

  #secret(plugin: string, key: string): string {
    return `${this.path}/plugins/${encodeURIComponent(plugin)}/secrets/${encodeURIComponent(key)}`;
  }
}
