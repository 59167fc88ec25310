import type { VoucherLine } from '../../../host/api/vouchers.ts';
import type { SalesDocument } from '../lexoffice/sales-document.ts';
import { negated, sumOf } from '../money/cents.ts';
import { cleaned } from '../text/clean-text.ts';
import { chooseAccount } from './account-choice.ts';
import { bookedNumber } from './booked-number.ts';
import { documentText } from './booking-text.ts';
import type {
  Booking,
  BookingContext,
  BookingHint,
  BookingPerson,
  BookingProblem,
  BookingResult,
  ChosenAccounts,
  MissingRow,
} from './booking.ts';
import { dayLooks } from './day-looks.ts';
import { deductionPosting, revenuePostings, serviceDayOf } from './document-postings.ts';
import { grossOf, isBookable, reconciled, type Posting } from './posting.ts';
import { recipientOf } from './recipient.ts';
import { negatedLine } from './reversal.ts';
import { exemptionNote, ossDoubts, taxDoubts } from './tax-doubts.ts';

const PROBLEM_ORDER: readonly BookingProblem['reason'][] = [
  'amounts-differ',
  'account-missing',
  'account-unconfirmed',
];

/** Collects what one document books and what stands in the way. */
interface Draft {
  readonly lines: VoucherLine[];
  readonly hints: BookingHint[];
  readonly problems: BookingProblem[];
  readonly missing: MissingRow[];
}

/** Adds postings that must come to `statedCents`, as the lines of their accounts. */
function post(
  draft: Draft,
  postings: readonly Posting[],
  statedCents: number,
  person: BookingPerson,
  context: BookingContext,
  chosen: ChosenAccounts,
): void {
  const result = reconciled(postings, statedCents);
  if (result.differs) {
    draft.problems.push({ reason: 'amounts-differ', statedCents, computedCents: result.computedCents });
  }
  if (result.roundedCase !== undefined) {
    const { differenceCents, roundedCase } = result;
    draft.hints.push({ code: 'rounding', differenceCents, taxCase: roundedCase });
  }
  draft.hints.push(...postings.flatMap(taxDoubts));
  for (const posting of result.postings.filter(isBookable)) {
    const { taxCase, rate, ossCountry, netCents, taxCents, text } = posting;
    const choice = chooseAccount(posting, person, context, chosen);
    if (choice.ok) {
      const { account, taxKey } = choice;
      const grossCents = grossOf(posting);
      draft.lines.push({ account, taxCase, rate, ossCountry, taxKey, netCents, taxCents, grossCents, text });
      if (choice.from !== 'table') draft.hints.push({ code: `account-of-${choice.from}`, account, taxCase });
    } else if (!draft.problems.some((known) => 'taxCase' in known && known.taxCase === taxCase)) {
      draft.problems.push(choice.problem);
      if (choice.missing !== undefined) draft.missing.push(choice.missing);
    }
  }
}

/** The full amount to revenue; what was received before is taken off in lines of its own, or not at all (rules.md 25). */
function postDeductions(
  draft: Draft,
  document: SalesDocument,
  person: BookingPerson,
  context: BookingContext,
  chosen: ChosenAccounts,
): void {
  if (document.deductions.length === 0) {
    draft.hints.push({ code: 'closing-invoice-without-deductions' });
    return;
  }
  draft.hints.push({
    code: 'closing-invoice',
    deductedCents: sumOf(document.deductions.map((deduction) => deduction.grossCents)),
    bookedOn: context.downPaymentsBookedOn,
  });
  if (context.downPaymentsBookedOn === 'customer') return;
  for (const deduction of document.deductions) {
    post(draft, [deductionPosting(deduction)], negated(deduction.grossCents), person, context, chosen);
  }
}

const NEEDS_VAT_ID = ['eu-supply', 'eu-service-13b'];

/** § 6a (1) Nr. 4 UStG: without the recipient's USt-IdNr there is no exemption (rules.md 31). */
function vatIdDoubts(lines: readonly VoucherLine[], vatId: string | undefined): readonly BookingHint[] {
  const line = lines.find(({ taxCase }) => NEEDS_VAT_ID.includes(taxCase));
  if (line === undefined || vatId !== undefined) return [];
  return [{ code: 'vat-id-missing', taxCase: line.taxCase }];
}

/** A credit note is negative in the books and positive on the wire (rules.md 24, C14). */
function creditNoteHint(hint: BookingHint): BookingHint {
  return hint.code === 'rounding' ? { ...hint, differenceCents: negated(hint.differenceCents) } : hint;
}

/**
 * Books what an invoice or credit note states, never what its lines add up to: lexoffice rounds per rate, not per line (F1).
 * @throws RangeError for a down payment invoice, which is never booked (rules.md 5).
 */
export function book(
  document: SalesDocument,
  person: BookingPerson,
  context: BookingContext,
  chosen: ChosenAccounts = {},
): BookingResult {
  if (document.type === 'downPaymentInvoice') throw new RangeError('a down payment invoice is never booked');
  const draft: Draft = { lines: [], hints: [], problems: [], missing: [] };
  const postings = revenuePostings(document, person, context);
  post(draft, postings, document.totalGrossCents, person, context, chosen);
  if (document.closingInvoice) postDeductions(draft, document, person, context, chosen);
  if (draft.problems.length > 0) {
    const problems = draft.problems.sort(
      (a, b) => PROBLEM_ORDER.indexOf(a.reason) - PROBLEM_ORDER.indexOf(b.reason),
    );
    return { ok: false, problems, missing: draft.missing };
  }

  const credit = document.type === 'creditNote';
  const lines = credit ? draft.lines.map(negatedLine) : draft.lines;
  const hints = credit ? draft.hints.map(creditNoteHint) : draft.hints;
  const recipient = recipientOf(document, person);
  hints.push(
    ...recipient.hints,
    ...vatIdDoubts(lines, recipient.fields.vatId),
    ...dayLooks(document, context),
  );
  hints.push(
    ...postings.flatMap((posting) => ossDoubts(posting, serviceDayOf(document))),
    ...exemptionNote(document),
  );
  if (lines.length === 0) hints.push({ code: 'zero-document' });
  const { personName } = recipient.fields;
  const number = cleaned(document.number);
  const { text, numberShortened, nameShortened } = documentText(number, personName);
  if (numberShortened) hints.push({ code: 'number-shortened', full: number });
  if (nameShortened) hints.push({ code: 'name-shortened', full: personName });
  const related = document.related.find(({ type }) => credit && type === 'invoice')?.number;
  const booking: Booking = {
    kind: document.type,
    number: bookedNumber(number),
    relatedNumber: related && bookedNumber(related),
    date: document.date,
    dueDate: document.dueDate,
    serviceFrom: document.serviceFrom,
    serviceTo: document.serviceTo,
    personAccount: person.accountNumber,
    ...recipient.fields,
    text,
    lines,
    grossCents: sumOf(lines.map((line) => line.grossCents)),
    hints,
  };
  return { ok: true, booking };
}
