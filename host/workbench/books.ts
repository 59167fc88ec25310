import type { JobRun } from '../api/jobs.ts';
import type { ErrorLogEntry } from '../api/log.ts';
import type { Person } from '../api/persons.ts';
import type { MandantSession } from '../client/mandant-session.ts';
import type { Pages } from '../client/pages.ts';
import type { BookCounts } from '../wire/counts.ts';
import type { AuditEntry } from '../wire/journal.ts';
import type { VoucherRecord } from '../wire/vouchers.ts';
import type { RunNotice } from '../wire/notices.ts';
import { LiveList, type ListSource } from './live-list.ts';

/** The lists of one open Mandant that several views show. */
export class Books {
  /** Deleted ones included: the archive shows them. */
  readonly vouchers: LiveList<VoucherRecord>;
  readonly persons: LiveList<Person>;
  readonly errors: LiveList<ErrorLogEntry>;
  readonly audit: LiveList<AuditEntry>;
  readonly runs: LiveList<JobRun>;
  readonly notices: LiveList<RunNotice>;
  /** One row, for the Cockpit: no list is read to be counted. */
  readonly counts: LiveList<BookCounts & { readonly id: 'counts' }>;

  constructor(readonly session: MandantSession) {
    const { admin } = session;
    this.vouchers = new LiveList({
      read: () => admin.vouchers({ includeDeleted: true }),
      readAgain: (ids) => admin.vouchersWith([...ids]),
      subscribe: (changed) => [
        session.onDidChangeVouchers(named(changed)),
        session.onDidChangeAttachments(named(changed)),
      ],
    });
    this.persons = new LiveList({
      read: () => admin.persons(),
      readAgain: (ids) => admin.personsWith([...ids]),
      subscribe: (changed) => [session.onDidChangePersons(named(changed))],
      compare: (left, right) => (left.accountNumber < right.accountNumber ? -1 : 1),
    });
    this.runs = new LiveList({
      read: () => admin.runs(),
      readAgain: (ids) => admin.runsWith([...ids]),
      subscribe: (changed) => [session.onDidChangeRuns(named(changed))],
    });
    this.notices = new LiveList({
      read: async function* () {
        yield await admin.notices();
      },
      readAgain: () => admin.notices(),
      // What is notable shows only when all are looked at.
      subscribe: (changed) => [session.onDidChangeRuns(() => changed())],
    });
    const errors = logOf(session, () => admin.errorLog());
    this.errors = new LiveList({
      ...errors,
      readAgain: async (marked, known) => [
        ...(await errors.readAgain(marked, known)),
        ...(await admin.errorLogWith([...marked])),
      ],
      subscribe: (changed) => [...errors.subscribe(changed), session.onDidMarkErrors(named(changed))],
    });
    this.audit = new LiveList(logOf(session, () => admin.auditLog()));
    const counts = async () => [{ ...(await admin.counts()), id: 'counts' as const }];
    this.counts = new LiveList({
      read: async function* () {
        yield await counts();
      },
      readAgain: counts,
      subscribe: (changed) => [
        session.onDidChangeVouchers(() => changed([])),
        session.onDidChangePersons(() => changed([])),
        session.onDidChangeLog(() => changed([])),
        session.onDidMarkErrors(() => changed([])),
      ],
    });
  }

  dispose(): void {
    for (const list of [
      this.vouchers,
      this.persons,
      this.errors,
      this.audit,
      this.runs,
      this.notices,
      this.counts,
    ])
      list.dispose();
    this.session.dispose();
  }
}

type Changed = (ids?: readonly string[]) => void;

/** An event without ids: whatever it was. */
const named =
  (changed: Changed) =>
  (ids: readonly string[]): void =>
    changed(ids.length === 0 ? undefined : ids);

/** Lines are only ever added, and nothing names them: read from the newest on, until one is known. */
function logOf<T extends { readonly id: string }>(
  session: MandantSession,
  read: () => Pages<T>,
): ListSource<T> {
  return {
    read,
    async readAgain(_changed, known) {
      const ids = new Set(known.map(({ id }) => id));
      const rows: T[] = [];
      for await (const page of read()) {
        const added = page.filter(({ id }) => !ids.has(id));
        rows.push(...added);
        if (added.length < page.length) break;
      }
      return rows;
    },
    subscribe: (changed) => [session.onDidChangeLog(() => changed([]))],
  };
}
