import type { Log } from '../../../../host/api/log.ts';
import type { AuditAction } from '../../../manifest.generated.ts';
import type { Problem } from '../../problem.ts';
import type { SendResult } from './send-result.ts';
import type { SendRow } from './send-plan.ts';

const DONE: Readonly<Record<Exclude<SendResult['kind'], 'not-tried'>, AuditAction>> = {
  created: 'contact.created',
  updated: 'contact.updated',
  failed: 'contact.send-failed',
  unclear: 'contact.send-unclear',
};

/** Logbuch and Fehlerprotokoll of what goes to Lexware Office. */
export class SendJournal {
  constructor(
    private readonly log: Log,
    private readonly problemOf: (code: string) => Problem,
  ) {}

  /** Ahead of the request, so that a crash leaves a trace of what was sent. */
  async sending(row: SendRow): Promise<void> {
    const { write, changes } = row;
    const before = changes.flatMap(({ field, oldValue }) =>
      oldValue === undefined ? [] : [[field, oldValue]],
    );
    await this.log.audit({
      action: (write?.kind === 'update' ? 'contact.updating' : 'contact.creating') satisfies AuditAction,
      subject: subjectOf(row),
      ...(before.length > 0 && { oldValue: Object.fromEntries(before) as Record<string, string> }),
      newValue: write?.kind === 'update' ? { contactId: write.contactId, ...write.changes } : write?.contact,
    });
  }

  async done(result: SendResult, contactId?: string): Promise<void> {
    const { row, kind, code, detail, number } = result;
    if (kind === 'not-tried') return;
    await this.log.audit({
      action: DONE[kind],
      subject: subjectOf(row),
      newValue: { contactId, number, code, detail },
    });
  }

  /** What the user decided or the list of contacts showed about an interrupted creation. */
  async settled(subject: string, contactId: string | undefined, by: 'user' | 'lookup'): Promise<void> {
    const action: AuditAction = contactId === undefined ? 'contact.creation-dropped' : 'contact.linked';
    await this.log.audit({ action, subject, newValue: { contactId, by } });
  }

  /** One line per person that needs the user. */
  async report(results: readonly SendResult[]): Promise<void> {
    const lines = results.flatMap(({ row, kind, code, detail, number }) => {
      const differs = kind === 'created' && number !== undefined && number !== row.number;
      const named = differs ? 'number-differs' : code;
      if (named === undefined || kind === 'not-tried') return [];
      const { message, advice } = this.problemOf(named);
      return [
        {
          code: named,
          severity: differs ? ('warning' as const) : ('error' as const),
          document: subjectOf(row),
          message: differs ? `${message} (${number})` : message,
          advice,
          details: {
            personId: row.personId,
            role: row.role,
            ...(detail !== undefined && { problem: detail }),
          },
        },
      ];
    });
    if (lines.length > 0) await this.log.report(lines);
  }

  async unclear(subject: string): Promise<void> {
    await this.log.report([
      {
        code: 'outcome-unknown',
        severity: 'warning',
        document: subject,
        ...this.problemOf('outcome-unknown'),
      },
    ]);
  }
}

function subjectOf({ number, name }: SendRow): string {
  return `${number} ${name}`;
}
