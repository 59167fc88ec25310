import type { AuditInput, ErrorLogInput } from '../../../host/api/log.ts';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { AuditAction } from '../../manifest.generated.ts';
import type { Problem } from '../problem.ts';
import type { ContactPlanRow } from './contact-plan.ts';
import type { SyncOutcome } from './sync-order.ts';

export interface SyncResult extends SyncOutcome {
  readonly role: PersonRole;
  /** Refused and conflicting rows, also those that became one when they were written. */
  readonly notTaken: readonly ContactPlanRow[];
  /** Conflicts that the user has ended. */
  readonly decided: readonly ContactPlanRow[];
}

/** One line per contact that needs the user (LX-24). */
export function errorLines(result: SyncResult, problemOf: (code: string) => Problem): ErrorLogInput[] {
  const notTaken = result.notTaken.map((row) => ({
    row,
    code: row.reason ?? 'internal',
    severity: 'warning' as const,
    message: undefined,
  }));
  const failed = result.failed
    .filter(({ row }) => !result.notTaken.some((other) => isSameRow(other, row)))
    .map((failure) => ({ message: undefined, ...failure, severity: 'error' as const }));
  return [...notTaken, ...failed].map(({ row, code, severity, message }) => {
    const problem = problemOf(code);
    return {
      code,
      severity,
      document: [row.number, row.name].filter((part) => part !== undefined && part !== '').join(' · '),
      message: [
        row.conflictWith === undefined ? problem.message : `${problem.message} (${row.conflictWith})`,
        ...(message === undefined ? [] : [message]),
      ].join(' '),
      advice: problem.advice,
      details: { contactId: row.contactId, role: row.role },
    };
  });
}

/** One line per sync; what was written to each person stands in the host's own lines and in the person's history. */
export function auditLine(result: SyncResult): AuditInput {
  return {
    action: 'contacts.synced' satisfies AuditAction,
    subject: result.role,
    newValue: {
      created: result.created,
      updated: result.updated,
      failed: result.failed.map(({ row, code }) => ({ contactId: row.contactId, code })),
      ...(result.decided.length > 0 && {
        decided: result.decided.map(({ contactId, number, conflictWith, decision }) => ({
          contactId,
          number,
          decision: decision?.kind,
          conflictWith,
        })),
      }),
      notTaken: result.notTaken.map(({ contactId, number, reason }) => ({ contactId, number, reason })),
    },
  };
}

export function isSameRow(a: ContactPlanRow, b: ContactPlanRow): boolean {
  return a.contactId === b.contactId && a.role === b.role;
}
