import { and, desc, eq, inArray, isNull, isNotNull, ne, or, type SQL } from 'drizzle-orm';
import type { RunNotice } from '../../wire/notices.ts';
import type { Database } from '../database/open-database.ts';
import { jobRuns } from '../database/schema.ts';
import { toRun } from './run-records.ts';

/** More than anybody reads back. */
const SHOWN = 100;

/** Runs that somebody should hear of. Who started one at a screen sees its end there, unless it needs somebody. */
export const isNotable: SQL | undefined = and(
  isNotNull(jobRuns.finishedAt),
  ne(jobRuns.state, 'cancelled'),
  eq(jobRuns.idle, false),
  or(
    eq(jobRuns.state, 'failed'),
    eq(jobRuns.attention, true),
    inArray(jobRuns.origin, ['schedule', 'command']),
  ),
);

/** Newest first. */
export async function listNotices(database: Database, mandantId: string): Promise<RunNotice[]> {
  const rows = await database
    .select()
    .from(jobRuns)
    .where(and(eq(jobRuns.mandantId, mandantId), isNotable))
    .orderBy(desc(jobRuns.finishedAt))
    .limit(SHOWN);
  return rows.map((row) => ({ id: row.id, run: toRun(row), read: row.readAt !== null }));
}

export async function markNoticesRead(
  database: Database,
  mandantId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await database
    .update(jobRuns)
    .set({ readAt: at })
    .where(and(eq(jobRuns.mandantId, mandantId), inArray(jobRuns.id, [...ids]), isNull(jobRuns.readAt)));
}
