import { asc, sql } from 'drizzle-orm';
import type { Verification, VerificationProblem } from '../../wire/verification.ts';
import { problemsOfBooks } from '../books/check-books.ts';
import { sqlState } from '../database/database-error.ts';
import { inSnapshot } from '../database/in-snapshot.ts';
import type { Database } from '../database/open-database.ts';
import { mandanten } from '../database/schema.ts';
import { brokenSeals, sealedTables } from '../database/seals.ts';
import { describeBroken } from './describe-broken.ts';

/**
 * Looks at every row of every table: seals, the chain of each Logbuch, vouchers with their lines, files with their hashes. Goes on after what
 * is damaged, and names all of it.
 */
export function verifyBooks(database: Database): Promise<Verification> {
  return inSnapshot(database, async (tx) => {
    const checked: { table: string; rows: number }[] = [];
    const problems: VerificationProblem[] = [];
    for (const table of [...(await sealedTables(tx)), 'seals', 'audit_log']) {
      await despiteDamage(tx, table, problems, async (part) => {
        const { rows } = await part.execute<{ rows: number }>(
          sql`select count(*)::int as rows from ${sql.identifier(table)}`,
        );
        checked.push({ table, rows: rows[0]?.rows ?? 0 });
        for (const broken of await brokenSeals(part, table))
          problems.push({ table, text: await describeBroken(part, broken) });
      });
    }
    const logs: { mandant: string; lines: number; hash: string }[] = [];
    await despiteDamage(tx, 'audit_log', problems, async (part) => {
      const all = await part.select().from(mandanten).orderBy(asc(mandanten.createdAt), asc(mandanten.id));
      for (const { id, name, auditHash } of all) {
        const found = await problemsOfBooks(part, id);
        for (const { table, text } of found.problems) problems.push({ table, text: `${name}: ${text}` });
        logs.push({ mandant: name, lines: found.lines, hash: auditHash });
      }
    });
    return { checked, problems, logs };
  });
}

/** A page of the disk that does not fit its checksum ends a statement: in a part of its own it ends nothing else. */
async function despiteDamage(
  tx: Database,
  table: string,
  problems: VerificationProblem[],
  check: (part: Database) => Promise<void>,
): Promise<void> {
  try {
    await tx.transaction(check);
  } catch (error) {
    // Class XX: what is stored cannot be read.
    if (sqlState(error)?.startsWith('XX') !== true) throw error;
    problems.push({
      table,
      text: `Die Tabelle ${table} ist auf der Platte beschädigt und nicht ganz zu lesen.`,
    });
  }
}
