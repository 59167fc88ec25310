import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { AuditInput } from '../../api/log.ts';
import type { AuditEntry } from '../../wire/journal.ts';
import type { PageByNumber } from '../../wire/pages.ts';
import type { Author } from '../author.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Database } from '../database/open-database.ts';
import { auditLog, mandanten } from '../database/schema.ts';
import { pageOf, type Page } from '../page.ts';
import { firstHash, hashLine, type AuditLine } from './audit-line.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Appends lines to the Logbuch (rules.md 28) inside the transaction `tx` of what they report. Taking the next numbers locks the Mandant's
 * row until the commit, so the numbers have no gap and the chain has no fork; callers do it last, and no two wait for each other.
 */
export async function appendAudit(
  tx: Database,
  mandantId: string,
  time: Date,
  author: Author,
  ...entries: readonly AuditInput[]
): Promise<void> {
  if (entries.length === 0) return;
  const [head] = await tx
    .update(mandanten)
    .set({ auditSequence: sql`${mandanten.auditSequence} + ${entries.length}` })
    .where(eq(mandanten.id, mandantId))
    .returning({ last: mandanten.auditSequence, hash: mandanten.auditHash });
  if (head === undefined) throw new Error('the Mandant has vanished');
  let { hash } = head;
  const lines = entries.map(({ action, subject, oldValue, newValue }, index) => {
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
    const sequence = head.last - entries.length + 1 + index;
    hash = hashLine(hash, sequence, line);
    return { ...line, mandantId, sequence, hash };
  });
  await insertRows(tx, auditLog, lines);
  await tx.update(mandanten).set({ auditHash: hash }).where(eq(mandanten.id, mandantId));
}

/** Newest first. */
export async function readAudit(
  database: Database,
  mandantId: string,
  query: PageByNumber,
): Promise<Page<AuditEntry>> {
  const { after, limit } = query;
  const rows = await database
    .select()
    .from(auditLog)
    .where(
      and(eq(auditLog.mandantId, mandantId), after === undefined ? undefined : lt(auditLog.sequence, after)),
    )
    .orderBy(desc(auditLog.sequence))
    .limit(limit + 1);
  const entries = rows.map((row): AuditEntry => ({
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
  return pageOf(entries, query, ({ sequence }) => sequence);
}

/** Few: between two queries the server has a turn for everybody else. */
const LINES_PER_QUERY = 250;

/**
 * Recomputes the chain, a few lines at a time. Answers the sequence number of the first line that does not follow from the one before, and the hash
 * of the last one that does.
 * @param each told every line, in order
 */
export async function firstBrokenLine(
  tx: Database,
  mandantId: string,
  each: (line: AuditLine) => void = () => undefined,
): Promise<{ readonly lines: number; readonly hash: string; readonly broken: number | undefined }> {
  let hash = firstHash(mandantId);
  let lines = 0;
  for (;;) {
    const rows = await tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.mandantId, mandantId), gt(auditLog.sequence, lines)))
      .orderBy(asc(auditLog.sequence))
      .limit(LINES_PER_QUERY);
    for (const row of rows) {
      lines++;
      hash = hashLine(hash, lines, row);
      if (row.sequence !== lines || row.hash !== hash) return { lines, hash, broken: lines };
      each(row);
    }
    if (rows.length < LINES_PER_QUERY) {
      const [head] = await tx.select().from(mandanten).where(eq(mandanten.id, mandantId));
      // Lines cut off at the end leave the chain whole, but not the head that the Mandant keeps.
      if (head?.auditSequence === lines && head.auditHash === hash) return { lines, hash, broken: undefined };
      // Somebody may have written between the two: then there is more to read.
      const hasMore = rows.length > 0 && (head?.auditSequence ?? 0) > lines;
      if (!hasMore) return { lines, hash, broken: lines + 1 };
    }
    // The embedded database answers without one.
    await nextTurn();
  }
}
