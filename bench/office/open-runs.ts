import { sql } from 'drizzle-orm';
import type { Database } from '../../host/server/database/open-database.ts';

const LOOK_MS = 500;

interface Seen {
  readonly id: string;
  readonly job: string;
  readonly state: string;
  readonly attempt: number;
  readonly heartbeat: Date | null;
}

/** As the driver reads it. */
type Found = Omit<Seen, 'heartbeat'> & { readonly heartbeat: string | Date | null };

/** Looks at the runs until none of a job is open, and how long it took until one whose worker was killed went on elsewhere. */
export class OpenRuns {
  readonly #seen = new Map<string, Seen>();
  /** Seconds from the last sign of life of a run's worker until the run was under way again: not less than since the kill. */
  longestTakeover = 0;
  takeovers = 0;

  constructor(private readonly database: Database) {}

  async untilNone(job: string): Promise<void> {
    for (;;) {
      const { rows } = await this.database.execute<Found>(sql`
        select r.id, r.job, r.state, r.attempt, q.heartbeat_on as heartbeat
        from job_runs r left join job_queue.job q on q.id = r.queue_id
        where r.state in ('queued', 'running', 'waiting') or r.finished_at > now() - interval '2 seconds'`);
      const runs = rows.map(({ heartbeat, ...run }): Seen => ({
        ...run,
        heartbeat: heartbeat === null ? null : new Date(heartbeat),
      }));
      for (const run of runs) this.#look(run);
      if (!runs.some((run) => run.job === job && ['queued', 'running', 'waiting'].includes(run.state)))
        return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  #look(run: Seen): void {
    const before = this.#seen.get(run.id);
    const isSame = before?.attempt === run.attempt;
    // The queue forgets the heartbeat of a run that can be claimed again.
    this.#seen.set(run.id, isSame ? { ...run, heartbeat: run.heartbeat ?? before.heartbeat } : run);
    if (before?.state !== 'running' || isSame || before.heartbeat === null) return;
    this.takeovers += 1;
    this.longestTakeover = Math.max(this.longestTakeover, (Date.now() - before.heartbeat.getTime()) / 1_000);
  }
}
