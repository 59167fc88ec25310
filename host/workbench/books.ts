import type { JobRun } from '../api/jobs.ts';
import type { ErrorLogEntry } from '../api/log.ts';
import type { Person } from '../api/persons.ts';
import type { MandantSession } from '../client/mandant-session.ts';
import type { AuditEntry } from '../wire/journal.ts';
import type { VoucherRecord } from '../wire/vouchers.ts';
import { LiveList } from './live-list.ts';

/** The lists of one open Mandant that several views show. */
export class Books {
  /** Deleted ones included: the archive shows them. */
  readonly vouchers: LiveList<VoucherRecord>;
  readonly persons: LiveList<Person>;
  readonly errors: LiveList<ErrorLogEntry>;
  readonly audit: LiveList<AuditEntry>;
  readonly runs: LiveList<JobRun>;

  constructor(readonly session: MandantSession) {
    const { admin } = session;
    this.vouchers = new LiveList(
      () => admin.vouchers({ includeDeleted: true }),
      (changed) => [session.onDidChangeVouchers(changed), session.onDidChangeAttachments(changed)],
    );
    this.persons = new LiveList(
      () => admin.persons(),
      (changed) => [session.onDidChangePersons(changed)],
    );
    this.errors = new LiveList(
      () => admin.errorLog(),
      (changed) => [session.onDidChangeLog(changed)],
    );
    this.audit = new LiveList(
      () => admin.auditLog(),
      (changed) => [session.onDidChangeLog(changed)],
    );
    this.runs = new LiveList(
      () => admin.runs(),
      (changed) => [session.onDidChangeRuns(changed)],
    );
  }

  dispose(): void {
    for (const list of [this.vouchers, this.persons, this.errors, this.audit, this.runs]) list.dispose();
    this.session.dispose();
  }
}
