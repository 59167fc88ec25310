import { asc, desc, eq, sql } from 'drizzle-orm';
import type { AuditInput } from '../../api/log.ts';
import type { AuditEntry } from '../../wire/journal.ts';
import type { Author } from '../author.ts';
import type { Database } from '../database/open-database.ts';
import { auditLog, mandanten } from '../database/schema.ts';
import { aroundSequence, firstHash, hashLine, type AuditLine } from './audit-line.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Appends a line to the Logbuch (rules.md 28) inside the transaction `tx` of what it reports. Taking the next number locks the Mandant's
 * row until the commit, so the numbers have no gap and the chain has no fork; callers do it last, and no two wait for each other.
 */
export async function appendAudit(
  tx: Database,
  mandantId: string,
  time: Date,
  author: Author,
  { action, subject, oldValue, newValue }: AuditInput,
): Promise<void> {
  const line: AuditLine = {
    time,
    user: author.user,
    seat: author.seat ?? null,
    source: author.source,
    action,
    subject,
    oldValue: oldValue === undefined ? null : canonicalJson(oldValue),
    newValue: newValue === undefined ? null : canonicalJson(newValue),
  };
  const [before, after] = aroundSequence(line);
  await tx.execute(sql`
    with head as (
      update mandanten set
        audit_sequence = audit_sequence + 1,
        audit_hash = encode(sha256(convert_to(
          audit_hash || ${before}::text || (audit_sequence + 1)::text || ${after}::text, 'UTF8')), 'hex')
      where id = ${mandantId}
      returning audit_sequence, audit_hash
    )
    insert into audit_log
      (mandant_id, sequence, time, user_name, seat, source, action, subject, old_value, new_value, hash)
    select ${mandantId}::uuid, audit_sequence, ${time.toISOString()}::timestamptz, ${line.user}::text, ${line.seat}::text,
      ${line.source}::text, ${action}::text, ${subject}::text, ${line.oldValue}::text, ${line.newValue}::text, audit_hash
    from head`);
}

/** Newest first. */
export async function readAudit(database: Database, mandantId: string, limit: number): Promise<AuditEntry[]> {
  const rows = await database
    .select()
    .from(auditLog)
    .where(eq(auditLog.mandantId, mandantId))
    .orderBy(desc(auditLog.sequence))
    .limit(limit);
  return rows.map((row) => ({
    id: String(row.sequence),
    sequence: row.sequence,
    time: row.time.toISOString(),
    user: row.user,
    ...(row.seat === null ? {} : { seat: row.seat }),
    source: row.source,
    action: row.action,
    subject: row.subject,
    ...(row.oldValue === null ? {} : { oldValue: JSON.parse(row.oldValue) as unknown }),
    ...(row.newValue === null ? {} : { newValue: JSON.parse(row.newValue) as unknown }),
    hash: row.hash,
  }));
}

/** Sequence number of the first line that does not follow from the one before, `undefined` when the chain is whole. */
export async function firstBrokenLine(
  database: Database,
  mandantId: string,
): Promise<{ readonly lines: number; readonly broken: number | undefined }> {
  const rows = await database
    .select()
    .from(auditLog)
    .where(eq(auditLog.mandantId, mandantId))
    .orderBy(asc(auditLog.sequence));
  let hash = firstHash(mandantId);
  for (const [index, row] of rows.entries()) {
    hash = hashLine(hash, index + 1, row);
    if (row.sequence !== index + 1 || row.hash !== hash) return { lines: rows.length, broken: index + 1 };
  }
  const [head] = await database.select().from(mandanten).where(eq(mandanten.id, mandantId));
  // Lines cut off at the end leave the chain whole, but not the head that the Mandant keeps.
  const whole = head?.auditSequence === rows.length && head.auditHash === hash;
  return { lines: rows.length, broken: whole ? undefined : rows.length + 1 };
}
