import { sql } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { pace } from '../database/schema.ts';
import type { SharedPace } from './pacer.ts';

/** The pace of several servers on one PostgreSQL: one row per token, moved on by one statement. */
export class DatabasePace implements SharedPace {
  constructor(private readonly database: Database) {}

  async reserve(key: string, gapMs: number): Promise<number> {
    const { rows } = await this.database.execute<{ wait_ms: number }>(sql`
      insert into ${pace} as p (key, next_start) values (${key}, clock_timestamp())
      on conflict (key) do update set
        next_start = greatest(clock_timestamp(), p.next_start + ${gapMs} * interval '1 millisecond')
      returning extract(epoch from next_start - clock_timestamp())::double precision * 1000 as wait_ms`);
    return Math.max(0, rows[0]?.wait_ms ?? 0);
  }

  async pause(key: string, milliseconds: number): Promise<void> {
    await this.database.execute(sql`
      update ${pace} set next_start = greatest(next_start, clock_timestamp() + ${milliseconds} * interval '1 millisecond')
      where key = ${key}`);
  }
}
