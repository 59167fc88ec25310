import { cp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Books, Seat } from '../../../host/server/books/books.ts';
import { applyPersonChanges } from '../../../host/server/books/apply-person-changes.ts';
import { createVoucher } from '../../../host/server/bookings/create-voucher.ts';
import { listMandanten, seedFirstMandant } from '../../../host/server/books/mandanten.ts';
import { openDatabase, type OpenedDatabase } from '../../../host/server/database/open-database.ts';
import { vouchers } from '../../../host/server/database/schema.ts';
import { EventHub } from '../../../host/server/events/event-hub.ts';
import { verifyBooks } from '../../../host/server/verification/verify-books.ts';
import { personChanges } from '../../../host/wire/person-changes.ts';
import { voucherInput } from '../../../host/wire/vouchers.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { customer, invoice } from './seat-client.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

const SEGMENT_BYTES = 16 * 1024 * 1024;
const VOUCHERS = 8;
/** Of the cuts between and within the records; all of them in the long form (docs/reliability.md). */
const CUTS = Number(process.env.CHAOS_CUTS ?? 2);

/** How far the log of the database had come, in a file of it. */
interface Place {
  readonly file: string;
  readonly offset: number;
}

let folder: TemporaryFolder;
let opened: OpenedDatabase;
/** After each voucher was booked, before it would have been answered. */
const ends: Place[] = [];
const author = { user: 'a', source: 'user' };

async function place(): Promise<Place> {
  const { rows } = await opened.database.execute<{ file: string; offset: number }>(
    sql`select pg_walfile_name(pg_current_wal_lsn()) as file, mod(pg_current_wal_lsn() - '0/0', ${SEGMENT_BYTES})::int as offset`,
  );
  return rows[0]!;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await placeDatabase(join(folder.path, 'office'));
  opened = await openDatabase({ folder: join(folder.path, 'office', 'database'), seals: true });
  const books: Books = { database: opened.database, events: new EventHub(), now: () => new Date() };
  await seedFirstMandant(books, author, { name: 'Muster GmbH', chartOfAccounts: 'SKR03' });
  const [mandant] = await listMandanten(opened.database);
  const seat: Seat = { mandantId: mandant!.id, author };
  await applyPersonChanges(books, seat, personChanges.parse([customer('10001')]));
  await opened.database.execute(sql`checkpoint`);
  ends.push(await place());
  for (let number = 0; number < VOUCHERS; number++) {
    await createVoucher(books, seat, voucherInput.parse(invoice()), false);
    ends.push(await place());
  }
  // What the drive holds at this moment; nobody has closed anything.
  await cp(join(folder.path, 'office'), join(folder.path, 'image'), { recursive: true });
  await opened.close();
});
afterAll(() => folder.remove());

/** What a database says that starts after a power cut which took everything of its log behind the place. */
async function afterCut({ file, offset }: Place): Promise<{ booked: number; problems: readonly unknown[] }> {
  const cut = join(folder.path, 'cut');
  await cp(join(folder.path, 'image'), cut, { recursive: true });
  const log = await open(join(cut, 'database', 'pg_wal', file), 'r+');
  await log.write(Buffer.alloc(256 * 1024), 0, 256 * 1024, offset);
  await log.close();
  const again = await openDatabase({ folder: join(cut, 'database'), seals: true });
  try {
    const { problems } = await verifyBooks(again.database);
    return { booked: await again.database.$count(vouchers), problems };
  } finally {
    await again.close();
    await rm(cut, { recursive: true });
  }
}

it('has after a power cut what was written until then, whole, wherever the log ends (R1)', async () => {
  const cuts = ends.flatMap((end, index) => {
    const next = ends[index + 1];
    return [
      { at: end, booked: index },
      // In the middle of the records of the next one.
      ...(next === undefined || next.file !== end.file
        ? []
        : [{ at: { ...end, offset: Math.floor((end.offset + next.offset) / 2) }, booked: index }]),
    ];
  });
  const step = Math.max(1, Math.floor(cuts.length / CUTS));
  for (const { at, booked } of cuts.filter((_cut, index) => index % step === step - 1))
    expect(await afterCut(at), JSON.stringify(at)).toEqual({ booked, problems: [] });
});
