import type { Chart, LedgerAccount } from '../api/accounts.ts';
import type { Attachment } from '../api/attachments.ts';
import type { ErrorLogEntry, AuditInput } from '../api/log.ts';
import type { Mandant } from '../api/mandant.ts';
import type { Person, PersonFields, PersonHistoryEntry } from '../api/persons.ts';
import type { Voucher, VoucherFilter } from '../api/vouchers.ts';
import type { HostHttp } from './host-http.ts';

/** What a person record holds for the user alone (rules.md 18). */
export interface UserFields {
  readonly paymentTerms?: PaymentTerms;
  readonly bank?: BankConnection;
}

export interface PaymentTerms {
  readonly netDays?: number;
  readonly discountDays?: number;
  readonly discountPercent?: number;
}

export interface BankConnection {
  readonly iban?: string;
  readonly bic?: string;
}

export interface PersonRecord extends Person, UserFields {}

export type PersonEdit = {
  readonly [F in keyof (PersonFields & UserFields)]?: (PersonFields & UserFields)[F] | null;
} & { readonly accountNumber?: string };

export interface AuditEntry extends AuditInput {
  readonly id: string;
  readonly time: string;
  readonly user: string;
  readonly source: string;
  readonly hash: string;
}

/** What only the host's own screen needs; no plugin gets it. */
export class HostAdmin {
  constructor(
    private readonly http: HostHttp,
    private readonly path: string,
  ) {}

  updateMandant(change: Partial<Pick<Mandant, 'name' | 'chartOfAccounts'>>): Promise<Mandant> {
    return this.http.request('PATCH', this.path, { json: change });
  }

  persons(): Promise<readonly Person[]> {
    return this.http.request('GET', `${this.path}/persons`);
  }

  person(id: string): Promise<PersonRecord> {
    return this.http.request('GET', `${this.path}/persons/${encodeURIComponent(id)}`);
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

  vouchers(filter: VoucherFilter = {}): Promise<readonly Voucher[]> {
    return this.http.request('GET', `${this.path}/vouchers`, { query: { ...filter } });
  }

  async deleteVoucher(id: string): Promise<void> {
    await this.http.request('DELETE', `${this.path}/vouchers/${encodeURIComponent(id)}`);
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

  replaceAccounts(accounts: readonly LedgerAccount[]): Promise<Chart> {
    return this.http.request('PUT', `${this.path}/accounts`, { json: { accounts } });
  }

  errorLog(): Promise<readonly ErrorLogEntry[]> {
    return this.http.request('GET', `${this.path}/error-log`);
  }

  auditLog(limit = 1_000): Promise<readonly AuditEntry[]> {
    return this.http.request('GET', `${this.path}/audit-log`, { query: { limit } });
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
