import { book } from '../../src/services/booking/book.ts';
import type { SalesDocument } from '../../src/services/lexoffice/sales-document.ts';
import { bookingContext, customer } from '../../test/support/builders/booking-context.ts';
import { creditNote, salesDocument, tax } from '../../test/support/builders/sales-document.ts';

const context = bookingContext({ allConfirmed: true });

/** Invoices of one and two rates, abroad, and credit notes. */
function documents(): readonly SalesDocument[] {
  return [
    salesDocument(),
    salesDocument({ taxAmounts: [tax(19, 240_00, 45_60), tax(7, 33_33, 2_33), tax(0, 5_00, 0)] }),
    salesDocument({ address: { name: 'Alpenwerk GmbH', countryCode: 'AT' } }),
    creditNote(),
  ];
}

/** Runs `work` over the documents for about `ms` milliseconds; answers documents per second. */
function perSecond(ms: number, work: (document: SalesDocument) => unknown): number {
  const all = documents();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < ms)
    for (let round = 0; round < 100; round += 1)
      for (const document of all) {
        if (work(document) === undefined) throw new Error('no result');
        count += 1;
      }
  return (count / (performance.now() - start)) * 1000;
}

/** Documents per second through the booking core, and through a mere copy by JSON: what reading its answer costs at the least. */
export function bookingRates(ms: number): { readonly book: number; readonly copy: number } {
  for (const document of documents())
    if (!book(document, customer, context).ok) throw new Error(`${document.number} does not book`);
  const copy = (document: SalesDocument): unknown => JSON.parse(JSON.stringify(document));
  // Once each to warm up.
  perSecond(ms / 4, (document) => book(document, customer, context));
  perSecond(ms / 4, copy);
  return { book: perSecond(ms, (document) => book(document, customer, context)), copy: perSecond(ms, copy) };
}
