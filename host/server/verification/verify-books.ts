import { asc } from 'drizzle-orm';
import type { Verification, VerificationProblem } from '../../wire/verification.ts';
import { checkedBooks } from '../books/check-books.ts';
import { sqlState } from '../database/database-error.ts';
import type { Database } from '../database/open-database.ts';
import { mandanten } from '../database/schema.ts';
import { sealedTables, type BrokenSeal } from '../database/seals.ts';
import { compareSeals, countInPortions, foreignSeals } from './compare-seals.ts';
import { describeBroken } from './describe-broken.ts';

interface Looked {
  readonly rows: number;
  readonly broken?: readonly BrokenSeal[];
}

/**
 * Looks at every row of every table: seals, the chain of each Logbuch, vouchers with their lines, files with their hashes. Goes on after what
 * is damaged, and names all of it. A few rows at a time: the office goes on meanwhile, and what it writes is no damage.
 */
export async function verifyBooks(database: Database): Promise<Verification> {
  const checked: { table: string; rows: number }[] = [];
  const problems: VerificationProblem[] = [];
  const look = (table: string, ask: () => Promise<Looked>): Promise<void> =>
    despiteDamage(table, problems, async () => {
      const { rows, broken = [] } = await ask();
      checked.push({ table, rows });
      for (const one of broken) problems.push({ table, text: await describeBroken(database, one) });
    });
  for (const table of await sealedTables(database)) await look(table, () => compareSeals(database, table));
  await look('seals', async () => ({
    rows: await countInPortions(database, 'seals'),
    broken: await foreignSeals(database),
  }));
  await look('audit_log', async () => ({ rows: await countInPortions(database, 'audit_log') }));
  const logs: { mandant: string; lines: number; hash: string }[] = [];
  await despiteDamage('audit_log', problems, async () => {
    const all = await database.select().from(mandanten).orderBy(asc(mandanten.createdAt), asc(mandanten.id));
    for (const { id, name } of all) {
      const { lines, hash, problems: found } = await checkedBooks(database, id);
      for (const { table, text } of found) problems.push({ table, text: `${name}: ${text}` });
      logs.push({ mandant: name, lines, hash });
    }
  });
  return { checked, problems, logs };
}

/** A page of the disk that does not fit its checksum ends a statement, and the look at this table. */
async function despiteDamage(
  table: string,
  problems: VerificationProblem[],
  check: () => Promise<void>,
): Promise<void> {
  try {
    await check();
  } catch (error) {
    // Class XX: what is stored cannot be read.
    if (sqlState(error)?.startsWith('XX') !== true) throw error;
    problems.push({
      table,
      text: `Die Tabelle ${table} ist auf der Platte beschädigt und nicht ganz zu lesen.`,
    });
  }
}
