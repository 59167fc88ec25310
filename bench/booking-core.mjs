/* global bench -- in the page */
// How many documents does the booking core book in a second?
import { printTable, times } from './print-table.mjs';

const MS = 2000;
/** What Lexware Office lets through. */
const REQUESTS_PER_SECOND = 2;

export async function bookingCore(withPage) {
  const { book, copy } = await withPage((page) => page.evaluate((ms) => bench.bookingRates(ms), MS));
  const perSecond = (value) => `${Math.round(value).toLocaleString('en')} /s`;
  printTable('Booking core: documents per second in the browser', [
    ['', 'documents', 'core is faster by'],
    ['booking core', perSecond(book), ''],
    ['copy of the same documents by JSON', perSecond(copy), times(book / copy)],
    ['details that the API hands out', perSecond(REQUESTS_PER_SECOND), times(book / REQUESTS_PER_SECOND)],
  ]);
}
