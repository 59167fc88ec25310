import type { Chart, LedgerAccount } from '../api/accounts.ts';
import type { Attachment } from '../api/attachments.ts';
import type { JobRun } from '../api/jobs.ts';
import type { ErrorLogEntry } from '../api/log.ts';
import type { Mandant } from '../api/mandant.ts';
import type { Person, PersonHistoryEntry } from '../api/persons.ts';
import type { VoucherFilter } from '../api/vouchers.ts';
import type { AuditCheck, AuditEntry } from '../wire/journal.ts';
import type { MandantChange } from '../wire/mandanten.ts';
import type { PersonEdit, PersonInput, PersonRecord } from '../wire/person-record.ts';
import type { VoucherRecord } from '../wire/vouchers.ts';
import type { HostHttp } from './host-http.ts';

/** What only the host's own screen needs; no plugin gets it. */
export class HostAdmin {
  constructor(
    private readonly http: HostHttp,
    private readonly path: string,
  ) {}

  updateMandant(change: MandantChange): Promise<Mandant> {
    return this.http.request('PATCH', this.path, { json: change });
  }

  persons(): Promise<readonly Person[]> {
    return this.http.request('GET', `${this.path}/persons`);
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
    return this.http.request('GET', `${this.path}/persons/${encodeURIComponent(id)}/history`);
  }

  vouchers(filter: VoucherFilter = {}): Promise<readonly VoucherRecord[]> {
    return this.http.request('GET', `${this.path}/vouchers`, { query: { ...filter } });
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

  errorLog(): Promise<readonly ErrorLogEntry[]> {
    return this.http.request('GET', `${this.path}/error-log`);
  }

  /** Of all plugins, newest first. */
  runs(limit = 1_000): Promise<readonly JobRun[]> {
    return this.http.request('GET', `${this.path}/runs`, { query: { limit } });
  }

  auditLog(limit = 1_000): Promise<readonly AuditEntry[]> {
    return this.http.request('GET', `${this.path}/audit-log`, { query: { limit } });
  }

  /** Checks the hash chain of the Logbuch. */
  checkAuditLog(): Promise<AuditCheck> {
    return this.http.request('GET', `${this.path}/audit-log/check`);
  }

  async putSecret(plugin: string, key: string, value: string): Promise<void> {
    await this.http.request('PUT', this.#secret(plugin, key), { json: { value } });
  }

  async removeSecret(plugin: string, key: string): Promise<void> {
    await this.http.request('DELETE', this.#secret(plugin, key));
  }

  #secret(plugin: string, key: string): string {
    return `${this.path}/plugins/${encodeURIComponent(plugin)}/secrets/${encodeURIComponent(key)}`;
  }
}
