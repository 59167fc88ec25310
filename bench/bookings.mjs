// How many vouchers does the host book in a second, and how many persons does it take?
import { createServer } from 'vite';
import { printTable, times } from './print-table.mjs';

/** Documents per request; the import finds its own (group-size.ts). */
const SIZES = [1, 10, 30, 60, 200];

async function bookings() {
  const loader = await createServer({
    configFile: false,
    logLevel: 'warn',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const { bookingRates } = await loader.ssrLoadModule('/bench/books/booking-rates.ts');
  const { startPostgres } = await loader.ssrLoadModule('/test/support/own-postgres.ts');
  try {
    print('the embedded database', await bookingRates(SIZES));
    const postgres = await startPostgres();
    try {
      print('PostgreSQL', await bookingRates(SIZES, postgres.databaseUrl));
    } finally {
      await postgres.remove();
    }
  } finally {
    await loader.close();
  }
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
