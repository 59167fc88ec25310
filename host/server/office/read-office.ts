import { and, count, desc, eq, inArray, isNotNull, isNull, min, sql } from 'drizzle-orm';
import type { CalendarDate } from '../../api/calendar-date.ts';
import type { Mandant } from '../../api/mandant.ts';
import type { Manifest } from '../../api/manifest.schema.ts';
import type { OfficeRow, OfficeView, QueuedRunRow } from '../../wire/office.ts';
import type { Books } from '../books/books.ts';
import { listMandanten } from '../books/mandanten.ts';
import type { Database } from '../database/open-database.ts';
import { jobRuns, mandanten, settings } from '../database/schema.ts';
import { PRIORITIES } from '../jobs/job-engine.ts';
import { isNotable } from '../jobs/run-notices.ts';
import { openRuns, toRun, type RunRow } from '../jobs/run-records.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { nextDue } from './next-due.ts';

/** All Mandanten of the office at once: a few statements, however many there are. */
export async function readOffice(
  {
    database,
    now,
    secrets,
  }: Pick<Books, 'database' | 'now'> & { readonly secrets: Pick<Secrets, 'mandantenWith'> },
  manifests: readonly Manifest[],
): Promise<OfficeView> {
  const [all, latest, unread, open, values, ...withKey] = await Promise.all([
    listMandanten(database),
    latestRuns(database, manifests),
    unreadNotices(database),
    openRuns(database),
    settingsOf(database, manifests),
    ...manifests.map(({ id }) => secrets.mandantenWith(id)),
  ]);
  const names = new Map(all.map(({ id, name }) => [id, { id, name }]));
  const rows = all.map(({ id, name }): OfficeRow => {
    const runs = latest.filter(({ mandantId }) => mandantId === id);
    const told = unread.find(({ mandantId }) => mandantId === id);
    const own = values.get(id) ?? new Map<string, unknown>();
    return {
      mandant: { id, name },
      hasKey: withKey.some((ids) => ids.has(id)),
      ...(runs[0] && { lastRun: toRun(runs[0]) }),
      ...countsOf(runs),
      unread: told?.unread ?? 0,
      ...(told?.oldest && { oldestUnread: told.oldest.toISOString() }),
      ...expiryOf(manifests, own),
      ...nextRunOf(manifests, own, now()),
    };
  });
  return { rows, queue: inTurn(open, names) };
}

/** Of every declared job in every Mandant the run that ended last; newest first. One look at an index each, however long the history is. */
async function latestRuns(database: Database, manifests: readonly Manifest[]): Promise<readonly RunRow[]> {
  const declared = manifests.flatMap(({ id: plugin, contributes }) =>
    (contributes.jobs ?? []).map(({ id: job }) => ({ plugin, job })),
  );
  const latest = database
    .select()
    .from(jobRuns)
    .where(
      and(
        eq(jobRuns.mandantId, mandanten.id),
        sql`${jobRuns.plugin} = declared.plugin and ${jobRuns.job} = declared.job`,
        isNotNull(jobRuns.finishedAt),
        eq(jobRuns.idle, false),
      ),
    )
    .orderBy(desc(jobRuns.sequence))
    .limit(1)
    .as('latest');
  const rows = await database
    .select()
    .from(mandanten)
    .crossJoinLateral(
      sql`jsonb_to_recordset(${JSON.stringify(declared)}::jsonb) as declared(plugin text, job text)`,
    )
    .crossJoinLateral(latest)
    .orderBy(desc(latest.sequence));
  return rows.map((row) => row.latest);
}

function unreadNotices(database: Database) {
  return database
    .select({ mandantId: jobRuns.mandantId, unread: count(), oldest: min(jobRuns.finishedAt) })
    .from(jobRuns)
    .where(and(isNotable, isNull(jobRuns.readAt)))
    .groupBy(jobRuns.mandantId);
}

/** What a run says that counts it; the newest that does so counts. */
function countsOf(runs: readonly RunRow[]): Pick<OfficeRow, 'waiting' | 'blocked' | 'failed'> {
  const told = (name: 'waiting' | 'blocked' | 'failed'): number | undefined =>
    runs.map(({ counts }) => counts?.[name]).find((value) => value !== undefined);
  const [waiting, blocked, failed] = [told('waiting'), told('blocked'), told('failed')];
  return {
    ...(waiting !== undefined && { waiting }),
    ...(blocked !== undefined && { blocked }),
    ...(failed !== undefined && { failed }),
  };
}

async function settingsOf(
  database: Database,
  manifests: readonly Manifest[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
  const keys = manifests.flatMap(({ contributes }) => [
    ...(contributes.jobs ?? []).flatMap(({ schedule }) => schedule ?? []),
    ...contributes.connections.flatMap(({ expires }) => expires ?? []),
  ]);
  const rows =
    keys.length === 0 ? [] : await database.select().from(settings).where(inArray(settings.key, keys));
  const values = new Map<string, Map<string, unknown>>();
  for (const { mandantId, key, value } of rows) {
    const own = values.get(mandantId) ?? new Map<string, unknown>();
    values.set(mandantId, own.set(key, value));
  }
  return values;
}

function expiryOf(
  manifests: readonly Manifest[],
  values: ReadonlyMap<string, unknown>,
): Pick<OfficeRow, 'expiresOn'> {
  const [expiresOn] = manifests
    .flatMap(({ contributes }) => contributes.connections)
    .flatMap(({ expires }) => (expires === undefined ? [] : (values.get(expires) ?? [])))
    .filter((value): value is CalendarDate => typeof value === 'string')
    .toSorted();
  return expiresOn === undefined ? {} : { expiresOn };
}

function nextRunOf(
  manifests: readonly Manifest[],
  values: ReadonlyMap<string, unknown>,
  now: Date,
): Pick<OfficeRow, 'nextRun'> {
  const [next] = manifests
    .flatMap(({ contributes }) => contributes.jobs ?? [])
    .flatMap(({ id, schedule }) => {
      const at = schedule === undefined ? undefined : nextDue(values.get(schedule), now);
      return at === undefined ? [] : [{ job: id, at: at.toISOString() }];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return next === undefined ? {} : { nextRun: next };
}

const STAGES: readonly RunRow['state'][] = ['running', 'queued', 'waiting'];

/** What runs, then what has its turn next: a user's before the night's, the older before the younger; what waits goes on at its own time. */
function inTurn(
  open: readonly RunRow[],
  names: ReadonlyMap<string, Pick<Mandant, 'id' | 'name'>>,
): readonly QueuedRunRow[] {
  const turn = (run: RunRow): readonly number[] => [
    STAGES.indexOf(run.state),
    run.state === 'queued' ? -PRIORITIES[run.origin] : 0,
    run.continuesAt?.getTime() ?? run.sequence,
  ];
  return open
    .toSorted((a, b) => {
      const [left, right] = [turn(a), turn(b)];
      return (
        left.map((part, index) => part - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0
      );
    })
    .flatMap((run) => {
      const mandant = names.get(run.mandantId);
      return mandant === undefined ? [] : [{ mandant, run: toRun(run) }];
    });
}
