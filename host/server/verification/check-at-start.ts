import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { auditLog, mandanten } from '../database/schema.ts';
import { sealedTables } from '../database/seals.ts';

/**
 * What a start can afford of the check: every row has its seal and every seal its row, counted, and each Logbuch ends where its Mandant says.
 * @returns a German sentence, `undefined` when nothing is to be seen
 */
export async function checkAtStart(database: Database): Promise<string | undefined> {
  for (const table of await sealedTables(database)) {
    const { rows } = await database.execute<{ same: boolean }>(sql`
      select (select count(*) from ${sql.identifier(table)}) = (select count(*) from seals where table_name = ${table}) as same`);
    if (rows[0]?.same !== true)
      return `In der Tabelle ${table} fehlen Zeilen, oder es sind fremde hinzugekommen.`;
  }
  for (const { id, name, auditSequence, auditHash } of await database.select().from(mandanten)) {
    const [last] = await database
      .select({ sequence: auditLog.sequence, hash: auditLog.hash })
      .from(auditLog)
      .where(eq(auditLog.mandantId, id))
      .orderBy(desc(auditLog.sequence))
      .limit(1);
    if (last?.sequence !== auditSequence || last.hash !== auditHash)
      return `Das Logbuch von ${name} endet nicht, wo es enden soll.`;
  }
  return undefined;
}
