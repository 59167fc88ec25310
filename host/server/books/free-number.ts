import { sql } from 'drizzle-orm';
import { PERSON_ACCOUNT_RANGES, type PersonRole } from '../../api/persons.ts';
import type { Database } from '../database/open-database.ts';

/**
 * The lowest Fibu-Nummer of the range that nobody ever had, for when the highest one is taken: one number at the end of the range must not use up all
 * before it. `undefined` when none is left.
 */
export async function lowestFreeNumber(
  database: Database,
  mandantId: string,
  role: PersonRole,
): Promise<string | undefined> {
  const [first, last] = PERSON_ACCOUNT_RANGES[role];
  const { rows } = await database.execute<{ number: string | null }>(sql`
    with given as (
      select account_number as number from persons where mandant_id = ${mandantId}
      union
      select old_value from person_history join persons on persons.id = person_id
        where mandant_id = ${mandantId} and field = 'accountNumber' and old_value is not null
      union
      select person_account from vouchers where mandant_id = ${mandantId}
    )
    select min(candidate.number)::text as number from generate_series(${first}::int, ${last}::int) as candidate(number)
    where candidate.number::text not in (select number from given)`);
  return rows[0]?.number ?? undefined;
}
