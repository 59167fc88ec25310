import { eq } from 'drizzle-orm';
import type { Author } from '../author.ts';
import type { Database } from '../database/open-database.ts';
import { mandanten } from '../database/schema.ts';
import type { EventHub } from '../events/event-hub.ts';
import { Refusal } from '../refusal.ts';

/** What every service of the books works with. */
export interface Books {
  readonly database: Database;
  readonly events: EventHub;
  now(): Date;
}

export type MandantRow = typeof mandanten.$inferSelect;

/** One caller in one Mandant. */
export interface Seat {
  readonly mandantId: string;
  readonly author: Author;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Ids come from addresses: what is no UUID names nothing, and PostgreSQL would refuse to compare it. */
export const isUuid = (id: string): boolean => UUID.test(id);

/** @param lock keeps others from changing it until the transaction ends. */
export async function requireMandant(
  database: Database,
  mandantId: string,
  lock = false,
): Promise<MandantRow> {
  const query = database.select().from(mandanten).where(eq(mandanten.id, mandantId));
  const [row] = isUuid(mandantId) ? await (lock ? query.for('no key update') : query) : [];
  if (row === undefined) throw new Refusal('not-found', 'Diesen Mandanten gibt es nicht.');
  return row;
}
