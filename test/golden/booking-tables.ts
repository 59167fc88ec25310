import { format, resolveConfig } from 'prettier';
import type { ChartOfAccounts } from '../../host/api/accounts.ts';
import type { VoucherLine } from '../../host/api/vouchers.ts';
import { book } from '../../src/services/booking/book.ts';
import type { Booking, BookingContext, BookingResult } from '../../src/services/booking/booking.ts';
import { bookCancellation, bookReversal } from '../../src/services/booking/reversal.ts';
import type { SalesDocument } from '../../src/services/lexoffice/sales-document.ts';
import { bookingContext, customer } from '../support/builders/booking-context.ts';
import { goldenSections, type GoldenDocument } from './golden-documents.ts';

const euro = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 });
const money = (cents: number) => euro.format(cents / 100);

function inShort(document: SalesDocument): string {
  const { taxType, taxSubType, address, taxAmounts, date } = document;
  const kind = { invoice: 'Rechnung', creditNote: 'Gutschrift', downPaymentInvoice: 'Abschlag' }[
    document.type
  ];
  const conditions = [taxType, taxSubType, address.countryCode ?? 'ohne Land'].filter(Boolean).join(' ');
  const rates = taxAmounts.map(
    ({ rate, netCents, taxCents }) => `${rate} %: ${money(netCents)} + ${money(taxCents)}`,
  );
  const deductions = document.deductions.map(({ number, grossCents }) => `− ${number} ${money(grossCents)}`);
  return [kind, date, conditions, ...rates, ...deductions, `= ${money(document.totalGrossCents)}`].join('; ');
}

function lineCells({
  account,
  taxKey,
  taxCase,
  netCents,
  taxCents,
  grossCents,
  text,
}: VoucherLine): string[] {
  return [account, taxKey ?? '', taxCase, money(netCents), money(taxCents), money(grossCents), text ?? ''];
}

function bookingRows({
  kind,
  number,
  relatedNumber,
  date,
  personAccount,
  text,
  lines,
  grossCents,
  hints,
}: Booking): string[][] {
  const related = relatedNumber === undefined ? '' : ` zu ${relatedNumber}`;
  const said = hints.map(({ code, ...values }) => [code, ...Object.values(values)].join(' ')).join(', ');
  const person = [
    `**${personAccount}**`,
    '',
    `${kind} ${number}${related}, ${date}`,
    '',
    '',
    `**${money(grossCents)}**`,
  ];
  return [[...person, text + (said === '' ? '' : ` [${said}]`)], ...lines.map(lineCells)];
}

/** Accounts that are only proposed stand one beside the other. */
const inWords = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.values(value).map(String) : [String(value)];

/** Problems as shipped, and the context of a user who adds the offered rows and confirms everything. */
function afterReview(result: BookingResult, shipped: BookingContext): readonly [string[][], BookingContext] {
  if (result.ok) return [[], shipped];
  const rows = result.problems.map(({ reason, ...values }) => [
    '–',
    '',
    `${reason}: ${Object.values(values).flatMap(inWords).join(' ')}`,
    '',
    '',
    '',
    '',
  ]);
  const { table, downPaymentsBookedOn, profile, smallBusinessPeriod } = shipped;
  const added = result.missing.filter(({ account }) => account !== undefined);
  return [
    rows,
    bookingContext({
      chart: table.chart,
      downPaymentsBookedOn,
      profile,
      smallBusinessPeriod,
      rows: added,
      allConfirmed: true,
    }),
  ];
}

function bookingsOf(
  { document, storno, person = customer }: GoldenDocument,
  context: BookingContext,
): readonly Booking[] {
  const result = book(document, person, context);
  if (!result.ok) return [];
  if (storno === 'before-transfer') return [result.booking, bookCancellation(result.booking, document.date)];
  if (storno === 'after-transfer') return [bookCancellation(result.booking, '2026-09-01')];
  if (storno === 'correction') return [bookReversal(result.booking)];
  return [result.booking];
}

/** What every golden document books once its problems are settled, for the host's judgement. */
export function goldenBookings(chart: ChartOfAccounts): readonly Booking[] {
  return goldenSections.flatMap(([, documents]) =>
    documents.flatMap((golden) => {
      const shipped = bookingContext({ chart, ...golden.context });
      const [, reviewed] = afterReview(book(golden.document, golden.person ?? customer, shipped), shipped);
      return bookingsOf(golden, reviewed);
    }),
  );
}

function tableOf(golden: GoldenDocument, chart: ChartOfAccounts): string {
  const shipped = bookingContext({ chart, ...golden.context });
  const [problems, reviewed] = afterReview(
    book(golden.document, golden.person ?? customer, shipped),
    shipped,
  );
  const rows = [...problems, ...bookingsOf(golden, reviewed).flatMap(bookingRows)];
  const header = ['Konto', 'BU', 'Steuerfall', 'Netto', 'Steuer', 'Brutto', 'Text'];
  const alignment = ['---', '---', '---', '---:', '---:', '---:', '---'];
  const lines = [header, alignment, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`### ${golden.title}`, inShort(golden.document), lines.join('\n')].join('\n\n');
}

/** Every golden document with its bookings, as one readable page per chart. */
export async function bookingTables(chart: ChartOfAccounts): Promise<string> {
  const intro =
    `# Bookings in ${chart}\n\nReviewed by hand; made by \`UPDATE_GOLDEN=1 npx vitest run --project unit test/unit/booking/golden.test.ts\`. ` +
    'Bold is the person account (Soll), below it the revenue side (Haben). A line with – is what blocks the document with the table as shipped; what follows it is booked once the offered rows are added and all rows confirmed.';
  const sections = goldenSections.map(([heading, documents]) =>
    [`## ${heading}`, ...documents.map((golden) => tableOf(golden, chart))].join('\n\n'),
  );
  const config = await resolveConfig(import.meta.filename);
  return format([intro, ...sections].join('\n\n'), { ...config, parser: 'markdown' });
}
