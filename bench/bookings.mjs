// How many vouchers does the host book in a second, and how many persons does it take?
import { printTable, times } from './print-table.mjs';
import { withTypeScript } from './typescript.mjs';

/** Documents per request; the import finds its own (group-size.ts). */
const SIZES = [1, 10, 30, 60, 200];

async function bookings() {
  await withTypeScript(async (load) => {
    const { bookingRates } = await load('/bench/books/booking-rates.ts');
    const { startPostgres } = await load('/test/support/own-postgres.ts');
    print('the embedded database', await bookingRates(SIZES));
    const postgres = await startPostgres();
    try {
      print('PostgreSQL', await bookingRates(SIZES, postgres.databaseUrl));
    } finally {
      await postgres.remove();
    }
  });
}

function print(database, { apart, groups, persons }) {
  printTable(`Booking on ${database}, over HTTP`, [
    ['', 'vouchers /s', 'faster by'],
    ['record, voucher, record: three transactions', Math.round(apart).toString(), ''],
    ...groups.map(({ size, rate }) => [
      `groups of ${size}, with their records`,
      Math.round(rate).toString(),
      times(rate / apart),
    ]),
  ]);
  console.log(`5 000 persons in ${(5_000 / persons).toFixed(1)} s`);
}

await bookings();
