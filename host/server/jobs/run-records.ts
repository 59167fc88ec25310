import { and, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { OPEN_JOB_STATES, type JobOrigin, type JobRun, type JobRunDetail } from '../../api/jobs.ts';
import type { RunQuery } from '../../wire/runs.ts';
import { isUuid } from '../books/books.ts';
import type { Database } from '../database/open-database.ts';
import { jobRunContents, jobRuns } from '../database/schema.ts';
import { pageOf, type Page } from '../page.ts';
import { present, without } from '../present.ts';
import { Refusal } from '../refusal.ts';

export type RunRow = typeof jobRuns.$inferSelect;
type Part = (typeof jobRunContents.$inferSelect)['part'];

/** Which job in which Mandant. */
export interface RunPlace {
  readonly mandantId: string;
  readonly plugin: string;
  readonly job: string;
}

export const isOpen = ({ state }: Pick<RunRow, 'state'>): boolean =>
  (OPEN_JOB_STATES as readonly string[]).includes(state);

export function toRun(row: RunRow): JobRun {
  const { createdAt, startedAt, finishedAt, continuesAt, ...rest } = present(
    without(
      row,
      'mandantId',
      'sequence',
      'failures',
      'cancelRequested',
      'askedAgain',
      'idle',
      'readAt',
      'queueId',
    ),
  );
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
    ...(continuesAt && { continuesAt: continuesAt.toISOString() }),
  };
}

/** The open run of a job in a Mandant: there is one at most. */
export async function openRun(
  tx: Database,
  { mandantId, plugin, job }: RunPlace,
): Promise<RunRow | undefined> {
  const [row] = await tx
    .select()
    .from(jobRuns)
    .where(
      and(
        eq(jobRuns.mandantId, mandantId),
        eq(jobRuns.plugin, plugin),
        eq(jobRuns.job, job),
        inArray(jobRuns.state, [...OPEN_JOB_STATES]),
      ),
    );
  return row;
}

/** `undefined` when one is open already. */
export async function insertRun(
  tx: Database,
  place: RunPlace,
  run: { readonly id: string; readonly user: string; readonly origin: JobOrigin; readonly createdAt: Date },
  input: unknown,
): Promise<RunRow | undefined> {
  const [row] = await tx
    .insert(jobRuns)
    .values({ ...place, ...run, state: 'queued', queueId: run.id, idle: run.origin === 'ahead' })
    .onConflictDoNothing()
    .returning();
  if (row !== undefined) await writeContent(tx, row.id, 'input', input);
  return row;
}

export async function changeRun(
  tx: Database,
  where: SQL | undefined,
  change: Partial<Omit<typeof jobRuns.$inferInsert, 'attempt'>> & { readonly attempt?: number | SQL },
): Promise<RunRow | undefined> {
  const [row] = await tx.update(jobRuns).set(change).where(where).returning();
  return row;
}

/** Nobody else changes it until the transaction ends. */
export async function lockRun(tx: Database, where: SQL | undefined): Promise<RunRow | undefined> {
  const [row] = await tx.select().from(jobRuns).where(where).for('update');
  return row;
}

/** A run in this attempt, and still in its worker's hands: whoever was cut off changes nothing any more. */
export const heldBy = ({ id, attempt }: Pick<RunRow, 'id' | 'attempt'>): SQL | undefined =>
  and(eq(jobRuns.id, id), eq(jobRuns.attempt, attempt), eq(jobRuns.state, 'running'));

export const withId = (id: string): SQL => eq(jobRuns.id, id);

/** Newest first. */
export async function listRuns(
  database: Database,
  mandantId: string,
  query: RunQuery,
): Promise<Page<JobRun>> {
  const { after, ids, job, limit, plugin } = query;
  const rows = await database
    .select()
    .from(jobRuns)
    .where(
      and(
        eq(jobRuns.mandantId, mandantId),
        eq(jobRuns.idle, false),
        plugin === undefined ? undefined : eq(jobRuns.plugin, plugin),
        job === undefined ? undefined : eq(jobRuns.job, job),
        ids === undefined ? undefined : inArray(jobRuns.id, ids),
        after === undefined ? undefined : lt(jobRuns.sequence, after),
      ),
    )
    .orderBy(desc(jobRuns.sequence))
    .limit(limit + 1);
  const page = pageOf(rows, query, ({ sequence }) => sequence);
  return { ...page, rows: page.rows.map(toRun) };
}

export async function openRuns(database: Database): Promise<RunRow[]> {
  return database
    .select()
    .from(jobRuns)
    .where(inArray(jobRuns.state, [...OPEN_JOB_STATES]));
}

export async function requireRun(database: Database, mandantId: string, id: string): Promise<RunRow> {
  const [row] = isUuid(id)
    ? await database
        .select()
        .from(jobRuns)
        .where(and(eq(jobRuns.id, id), eq(jobRuns.mandantId, mandantId)))
    : [];
  if (row === undefined) throw new Refusal('not-found', 'Diesen Lauf gibt es nicht.');
  return row;
}

export async function readRun(database: Database, mandantId: string, id: string): Promise<JobRunDetail> {
  const row = await requireRun(database, mandantId, id);
  const [input, result] = await Promise.all([
    readContent(database, id, 'input'),
    readContent(database, id, 'result'),
  ]);
  return { ...toRun(row), input, ...(result !== undefined && { result }) };
}

export async function readContent(database: Database, runId: string, part: Part): Promise<unknown> {
  const [row] = await database
    .select({ value: jobRunContents.value })
    .from(jobRunContents)
    .where(and(eq(jobRunContents.runId, runId), eq(jobRunContents.part, part)));
  return row?.value;
}

export async function writeContent(tx: Database, runId: string, part: Part, value: unknown): Promise<void> {
  await tx
    .insert(jobRunContents)
    // PostgreSQL takes the JSON value null for its own.
    .values({ runId, part, value: value ?? sql`'null'::jsonb` })
    .onConflictDoUpdate({
      target: [jobRunContents.runId, jobRunContents.part],
      set: { value: sql`excluded.value` },
    });
}

/** What only a run under way needs. */
export async function dropCheckpoint(tx: Database, runId: string): Promise<void> {
  await tx
    .delete(jobRunContents)
    .where(and(eq(jobRunContents.runId, runId), eq(jobRunContents.part, 'checkpoint')));
}
