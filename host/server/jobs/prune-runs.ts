import { and, lt, not, or, inArray, eq, type SQL } from 'drizzle-orm';
import { OPEN_JOB_STATES } from '../../api/jobs.ts';
import type { Database } from '../database/open-database.ts';
import { jobRunContents, jobRuns } from '../database/schema.ts';

export const DAY_MS = 24 * 60 * 60 * 1_000;
/** The history covers a business year and the weeks in which it is closed; what was booked stands in the Logbuch for good. */
const KEPT_DAYS = 400;
/** What a run was given and what came out of it, document by document: megabytes, and old by the next quarter. */
const CONTENT_KEPT_DAYS = 100;

/** Removes runs that ended long ago, with what they hold. One that is open stays, however old. */
export async function pruneRuns(database: Database, now: Date): Promise<void> {
  await database
    .delete(jobRuns)
    .where(or(endedBefore(now, KEPT_DAYS), and(endedBefore(now, 1), eq(jobRuns.idle, true))));
  await database
    .delete(jobRunContents)
    .where(
      inArray(
        jobRunContents.runId,
        database.select({ id: jobRuns.id }).from(jobRuns).where(endedBefore(now, CONTENT_KEPT_DAYS)),
      ),
    );
}

function endedBefore(now: Date, days: number): SQL | undefined {
  const limit = new Date(now.getTime() - days * DAY_MS);
  return and(not(inArray(jobRuns.state, [...OPEN_JOB_STATES])), lt(jobRuns.finishedAt, limit));
}
