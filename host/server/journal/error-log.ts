import { and, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { ErrorLogEntry } from '../../api/log.ts';
import type { CheckedErrorLogInput, ErrorLogMarks, ErrorLogQuery } from '../../wire/journal.ts';
import type { Author } from '../author.ts';
import type { Database } from '../database/open-database.ts';
import { errorLog } from '../database/schema.ts';
import { pageOf, type Page } from '../page.ts';

const ROWS_PER_STATEMENT = 500;

/** Appends to the Fehlerprotokoll, all or none. The caller has taken secrets out. */
export async function reportErrors(
  database: Database,
  mandantId: string,
  time: Date,
  author: Author,
  entries: CheckedErrorLogInput,
): Promise<void> {
  await database.transaction(async (tx) => {
    for (let start = 0; start < entries.length; start += ROWS_PER_STATEMENT) {
      await tx.insert(errorLog).values(
        entries.slice(start, start + ROWS_PER_STATEMENT).map((entry) => ({
          ...entry,
          mandantId,
          time,
          user: author.user,
          source: author.source,
        })),
      );
    }
  });
}

/** Newest first. */
export async function readErrors(
  database: Database,
  mandantId: string,
  query: ErrorLogQuery,
): Promise<Page<ErrorLogEntry>> {
  const { after, batchId, ids, limit } = query;
  const rows = await database
    .select()
    .from(errorLog)
    .where(
      and(
        eq(errorLog.mandantId, mandantId),
        batchId === undefined ? undefined : eq(errorLog.batchId, batchId),
        ids === undefined ? undefined : inArray(errorLog.id, ids.map(Number)),
        after === undefined ? undefined : lt(errorLog.id, after),
      ),
    )
    .orderBy(desc(errorLog.id))
    .limit(limit + 1);
  const entries = rows.map((row): ErrorLogEntry => ({
    id: String(row.id),
    time: row.time.toISOString(),
    user: row.user,
    source: row.source,
    code: row.code,
    severity: row.severity,
    message: row.message,
    ...(row.document === null ? {} : { document: row.document }),
    ...(row.advice === null ? {} : { advice: row.advice }),
    ...(row.batchId === null ? {} : { batchId: row.batchId }),
    ...(row.details === null ? {} : { details: row.details }),
    ...(row.doneAt === null ? {} : { done: { time: row.doneAt.toISOString(), user: row.doneBy ?? '' } }),
  }));
  return pageOf(entries, query, ({ id }) => id);
}

/** @returns the lines that were not so before; who marks one that is done already leaves it to the first. */
export async function markErrors(
  database: Database,
  mandantId: string,
  time: Date,
  author: Author,
  { ids, done }: ErrorLogMarks,
): Promise<readonly string[]> {
  const changed = await database
    .update(errorLog)
    .set(done ? { doneAt: time, doneBy: author.user } : { doneAt: null, doneBy: null })
    .where(
      and(
        eq(errorLog.mandantId, mandantId),
        inArray(errorLog.id, ids.map(Number)),
        done ? isNull(errorLog.doneAt) : isNotNull(errorLog.doneAt),
      ),
    )
    .returning({ id: errorLog.id });
  return changed.map(({ id }) => String(id));
}
