import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { inSnapshot } from '../database/in-snapshot.ts';
import { auditLog, mandanten } from '../database/schema.ts';
import { sealedTables } from '../database/seals.ts';

/**
 * What a start can afford of the check: every row has its seal and every seal its row, counted, and each Logbuch ends where its Mandant says.
 * In one moment: other servers of the office book meanwhile.
 * @returns a German sentence, `undefined` when nothing is to be seen
 */
export function checkAtStart(database: Database): Promise<string | undefined> {
  return inSnapshot(database, async (tx) => (await countSeals(tx)) ?? (await compareEnds(tx)));
}

async function countSeals(tx: Database): Promise<string | undefined> {
  for (const table of await sealedTables(tx)) {
    const { rows } = await tx.execute<{ same: boolean }>(sql`
      select (select count(*) from ${sql.identifier(table)}) = (select count(*) from seals where table_name = ${table}) as same`);
    if (rows[0]?.same !== true)
      return `In der Tabelle ${table} fehlen Zeilen, oder es sind fremde hinzugekommen.`;
  }
  return undefined;
}

async function compareEnds(tx: Database): Promise<string | undefined> {
  for (const { id, name, auditSequence, auditHash } of await tx.select().from(mandanten)) {
    const [last] = await tx
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
