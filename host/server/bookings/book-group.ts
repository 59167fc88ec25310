import type { BookingOutcome } from '../../api/vouchers.ts';
import { voucherBooking, type CheckedBooking } from '../../wire/vouchers.ts';
import { isUniqueViolation, sqlState } from '../database/database-error.ts';
import { publishRecords } from '../plugins/state.ts';
import { problemsOf } from '../problems-of.ts';
import { Refusal } from '../refusal.ts';
import { bookTogether } from './book-together.ts';
import type { Books, Seat } from '../books/books.ts';

type Refused = Extract<BookingOutcome, { kind: 'refused' }>;

/** Books the bookings of a plugin in their order; a bad one is refused alone. */
export async function bookGroup(
  books: Books,
  seat: Seat,
  bookings: readonly unknown[],
): Promise<BookingOutcome[]> {
  const checks = bookings.map((booking) => voucherBooking.safeParse(booking));
  const booked = await bookChecked(
    books,
    seat,
    checks.flatMap(({ data }) => data ?? []),
  );
  const next = booked.values();
  return checks.map(({ error }): BookingOutcome => {
    if (error) return { kind: 'refused', code: 'invalid', message: problemsOf(error) };
    const { value } = next.next();
    if (value === undefined) throw new Error('a booking has no outcome');
    return value;
  });
}

/** The same for bookings of the right form. */
export async function bookChecked(
  books: Books,
  seat: Seat,
  bookings: readonly CheckedBooking[],
): Promise<readonly BookingOutcome[]> {
  const outcomes: BookingOutcome[] = [];
  try {
    outcomes.push(...((await bookAsOne(books, seat, bookings)) ?? []));
    for (const booking of bookings.slice(outcomes.length))
      outcomes.push(await bookAlone(books, seat, booking));
  } finally {
    // Also when the database fails half-way: what is committed is told.
    publish(books, seat, bookings, outcomes);
  }
  return outcomes;
}

/** `undefined` where each has to be looked at by itself: they touch the same, or the database refuses one and with it all. */
async function bookAsOne(
  books: Books,
  seat: Seat,
  bookings: readonly CheckedBooking[],
): Promise<readonly BookingOutcome[] | undefined> {
  if (bookings.length < 2 || !areApart(bookings)) return undefined;
  try {
    return await bookTogether(books, seat, bookings);
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    return undefined;
  }
}

async function bookAlone(books: Books, seat: Seat, booking: CheckedBooking): Promise<BookingOutcome> {
  try {
    const [outcome] = await bookTogether(books, seat, [booking]);
    if (outcome === undefined) throw new Error('a booking has no outcome');
    return outcome;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

/** Whether no two of them name the same voucher or record: then the order among them does not matter. */
function areApart(bookings: readonly CheckedBooking[]): boolean {
  const names = bookings.flatMap(({ vouchers, records = [] }) => [
    ...vouchers.map(({ input }) => input.externalKey),
    ...records.map(({ collection, key }) => JSON.stringify([collection, key])),
  ]);
  return new Set(names).size === names.length;
}

/** What the booking itself is to blame for, `undefined` for all else. */
function refusalOf(error: unknown): Refused | undefined {
  if (error instanceof Refusal && (error.code === 'invalid' || error.code === 'conflict'))
    return { kind: 'refused', code: error.code, message: error.message };
  if (isUniqueViolation(error))
    return { kind: 'refused', code: 'conflict', message: 'Dieser Beleg ist inzwischen gebucht worden.' };
  // PostgreSQL cannot hold a value (class 22), or a check of a table refuses it.
  const state = sqlState(error) ?? '';
  return state.startsWith('22') || state === '23514'
    ? { kind: 'refused', code: 'invalid', message: 'Ein Wert kann nicht gespeichert werden.' }
    : undefined;
}

function publish(
  books: Books,
  { mandantId, author }: Seat,
  bookings: readonly CheckedBooking[],
  outcomes: readonly BookingOutcome[],
): void {
  const created = outcomes.map((outcome) =>
    outcome.kind === 'booked'
      ? outcome.vouchers.flatMap(({ kind, voucher }) => (kind === 'created' ? [voucher.id] : []))
      : [],
  );
  const ids = created.flat();
  if (ids.length === 0) return;
  books.events.publish(mandantId, 'vouchers', { ids });
  publishRecords(
    books,
    { mandantId, plugin: author.source },
    bookings.flatMap(({ records = [] }, place) => ((created[place] ?? []).length > 0 ? records : [])),
  );
}
