import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type OpenedDatabase } from '../../../host/server/database/open-database.ts';
import { inPortions } from '../../../host/server/verification/in-portions.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

let folder: TemporaryFolder;
let opened: OpenedDatabase;

beforeAll(async () => {
  folder = await temporaryFolder();
  await placeDatabase(folder.path);
  opened = await openDatabase({ folder: join(folder.path, 'database') });
});
afterAll(async () => {
  await opened.close();
  await folder.remove();
});

it('a table that is visited a few rows at a time is seen whole, and the database is free for others in between', async () => {
  const { database } = opened;
  await database.execute(
    sql`create table many as select n, repeat('x', 200) from generate_series(1, 5000) n`,
  );
  const order: string[] = [];
  const portions: number[] = [];
  let other: Promise<unknown> | undefined;
  await inPortions(database, 'many', async (tx, range) => {
    // Asked while this portion has the one session of the embedded database.
    other ??= database.execute(sql`select 1`).then(() => order.push('other'));
    const { rows } = await tx.execute<{ rows: number }>(
      sql`select count(*)::int as rows from many r where ${range}`,
    );
    portions.push(rows[0]!.rows);
    order.push('portion');
    return rows[0]!.rows;
  });
  await other;
  expect(portions.reduce((sum, rows) => sum + rows, 0)).toBe(5000);
  expect(Math.max(...portions)).toBeLessThanOrEqual(600);
  expect(order.slice(0, 3)).toEqual(['portion', 'other', 'portion']);
});
