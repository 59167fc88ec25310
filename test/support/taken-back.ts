import type { Database } from '../../host/server/database/open-database.ts';

/** Does something in a transaction that is taken back, and answers what it found. */
export async function takenBack<T>(database: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  let found: { readonly answer: T } | undefined;
  const back = new Error('taken back');
  await database
    .transaction(async (tx) => {
      found = { answer: await work(tx) };
      throw back;
    })
    .catch((error: unknown) => {
      if (error !== back) throw error;
    });
  return found!.answer;
}
