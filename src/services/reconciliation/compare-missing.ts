import type { LexofficeFailure } from '../failures.ts';
import type { DocumentType, Unreadable } from '../lexoffice/sales-document.ts';
import type { TransferState } from '../registry/document-record.ts';
import { voucherHistory } from '../registry/voucher-history.ts';
import type { Finding } from './reconciliation.ts';
import { NOWHERE, standingHere } from './standing.ts';

/** What reading a document singly said that the list does not hold. */
export type Absence = 'draft' | 'gone';

/** In the books, here or elsewhere, so that the list ought to hold it. */
export function isExpected({ vouchers, record }: TransferState): boolean {
  return vouchers.some(({ deleted }) => !deleted) || record?.marked !== undefined;
}

/** Where a document that is not in the list can be read. */
export function typeOfMissing({ record, vouchers }: TransferState): DocumentType {
  if (record && record.type !== 'unknown') return record.type;
  return vouchers.some(({ kind }) => kind === 'creditNote') ? 'creditNote' : 'invoice';
}

/** The finding of a document in the books that the list does not hold. */
export function compareMissing(
  documentId: string,
  state: TransferState,
  answer: { readonly absence?: Absence; readonly failure?: LexofficeFailure },
): Finding {
  const { booked, cancellation } = voucherHistory(state.vouchers);
  const voucher = booked?.voucher ?? cancellation;
  const mark = state.record?.marked;
  const { absence, failure } = answer;
  const type = typeOfMissing(state);
  return {
    key: documentId,
    state: absence === undefined ? 'only-here' : absence === 'draft' ? 'being-edited' : 'gone',
    kind: type,
    cancellationOnly: false,
    number: voucher?.number ?? mark?.number ?? '',
    date: voucher?.date ?? mark?.date,
    contactName: voucher?.personName ?? '',
    ...(absence !== 'gone' && { page: { type, id: documentId } }),
    there: NOWHERE,
    here: standingHere(state.vouchers, cancellation?.deleted === false),
    settled: false,
    differences: [],
    informational: [],
    ...(failure !== undefined && { failure }),
    pending: absence === undefined && failure === undefined,
    vouchers: state.vouchers,
  };
}

/** A row that does not parse counts as one document without an amount: it is there, and nothing more is known (G18). */
export function compareUnreadable({ id, number }: Unreadable, position: number): Finding {
  return {
    key: id ?? `row:${position}`,
    state: 'only-there',
    kind: 'unknown',
    cancellationOnly: false,
    number: number ?? '',
    contactName: '',
    there: { ...NOWHERE, own: { count: 1, cents: 0 } },
    here: NOWHERE,
    class: 'leftOut',
    reason: 'unreadable',
    settled: false,
    differences: [],
    informational: [],
    pending: false,
    vouchers: [],
  };
}
