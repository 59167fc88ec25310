import { eq } from 'drizzle-orm';
import type { Database } from '../host/server/database/open-database.ts';
import { mandanten, state, vouchers } from '../host/server/database/schema.ts';
import type { Ask } from './at-the-books.ts';
import type { RegistryAndBooks } from './registry-problems.ts';

const PLUGIN = 'lexoffice';
const COLLECTION = 'documents';

/** From a database that nobody else has open. */
export async function registriesIn(database: Database): Promise<readonly RegistryAndBooks[]> {
  const registries: RegistryAndBooks[] = [];
  for (const { id, name } of await database.select().from(mandanten)) {
    const records = await database.select().from(state).where(eq(state.mandantId, id));
    const booked = await database
      .select({ externalKey: vouchers.externalKey })
      .from(vouchers)
      .where(eq(vouchers.mandantId, id));
    registries.push({
      mandant: name,
      records: records.filter(({ plugin, collection }) => plugin === PLUGIN && collection === COLLECTION),
      externalKeys: booked.map(({ externalKey }) => externalKey),
    });
  }
  return registries;
}

/** From a running server. */
export async function registriesOf(ask: Ask): Promise<readonly RegistryAndBooks[]> {
  const registries: RegistryAndBooks[] = [];
  for (const { id, name } of (await ask('GET', '/api/mandanten')) as { id: string; name: string }[]) {
    const m = `/api/mandanten/${id}`;
    const records = await ask('GET', `${m}/plugins/${PLUGIN}/state/${COLLECTION}`);
    const booked = (await ask('GET', `${m}/vouchers?includeDeleted=true`)) as { externalKey: string }[];
    registries.push({
      mandant: name,
      records: records as RegistryAndBooks['records'],
      externalKeys: booked.map(({ externalKey }) => externalKey),
    });
  }
  return registries;
}
