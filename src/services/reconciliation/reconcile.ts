import type { LexofficeFailure } from '../failures.ts';
import { isCreatedAfter } from '../invoices/rules/boundary.ts';
import type { DocumentRow, SalesDocument, Unreadable } from '../lexoffice/sales-document.ts';
import type { TransferState } from '../registry/document-record.ts';
import { UNTOUCHED, type Circumstances } from '../invoices/rules/known-document.ts';
import { isVersionOf } from '../invoices/rules/document-row.ts';
import { compareListed } from './compare-document.ts';
import { compareMissing, compareUnreadable, isExpected, type Absence } from './compare-missing.ts';
import { naturally, sortedBy } from '../text/natural-order.ts';
import { correctionLinks } from './correction-links.ts';
import { balanceOf, balanceStatus, monthBalances } from './month-balances.ts';
import { numberGaps } from './number-gaps.ts';
import type { Finding, Reconciliation, Tally } from './reconciliation.ts';
import { standingThere, sumOfStanding } from './standing.ts';

/** Everything that is known when the two sides are compared. */
export interface BothSides {
  /** Of the full listing, and of documents that were read singly, by id. */
  readonly rows: ReadonlyMap<string, DocumentRow>;
  readonly unreadable: readonly Unreadable[];
  readonly complete: boolean;
  /** Of the organisation, by document id. */
  readonly states: ReadonlyMap<string, TransferState>;
  /** What was read of some documents. */
  readonly details: ReadonlyMap<string, SalesDocument>;
  /** What reading a missing document said. */
  readonly absences: ReadonlyMap<string, Absence>;
  /** Codes of documents that could not be read. */
  readonly failures: ReadonlyMap<string, LexofficeFailure>;
  readonly circumstances: Circumstances;
}

/** Documents of earlier books are not compared, unless they are known here (rules.md 2, 4). */
function isCompared(row: DocumentRow, { vouchers, record }: TransferState, lastFetchDate: string): boolean {
  const isKnown = vouchers.length > 0 || record?.marked !== undefined || record?.takenByHand === true;
  return isKnown || isCreatedAfter(row, lastFetchDate);
}

/** By document date, then naturally by number (C10). */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return sortedBy(findings, ({ date = '', number, key }) => [date, naturally(number), key].join('\0'));
}

/**
 * "Abstimmung": Lexware Office against FIBUscan, document by document, and what they add up to per month. Pure: no clock, no I/O. Every document of the
 * list is in exactly one finding or in `beforeBoundary`, every document of the books in exactly one finding.
 */
export function reconcile(sides: BothSides): Reconciliation {
  const { rows, states, details, absences, failures, circumstances } = sides;
  const { lastFetchDate } = circumstances;
  const findings: Finding[] = [];
  let beforeBoundary: Tally = { count: 0, cents: 0 };
  const compared = new Set<string>();
  for (const row of rows.values()) {
    const state = states.get(row.id) ?? UNTOUCHED;
    if (!isCompared(row, state, lastFetchDate)) {
      const { count, cents } = beforeBoundary;
      beforeBoundary = { count: count + 1, cents: cents + sumOfStanding(standingThere(row)) };
      continue;
    }
    compared.add(row.id);
    const document = details.get(row.id);
    const failure = failures.get(row.id);
    const known = {
      row,
      state,
      ...(document && isVersionOf(document, row) && { document }),
      ...(failure !== undefined && { failure }),
    };
    findings.push(compareListed(known, circumstances));
  }
  for (const [id, state] of states) {
    if (rows.has(id) || !isExpected(state)) continue;
    findings.push(compareMissing(id, state, { absence: absences.get(id), failure: failures.get(id) }));
  }
  const covered = new Set(findings.map(({ key }) => key));
  for (const [position, row] of sides.unreadable.entries()) {
    if (row.id === undefined || !covered.has(row.id)) findings.push(compareUnreadable(row, position));
  }
  const links = correctionLinks(rows, details.values());
  const ordered = inOrder(findings).map((finding) => {
    const correction = links.get(finding.key);
    return correction ? { ...finding, correction } : finding;
  });
  return {
    months: monthBalances(ordered),
    total: { ...balanceOf(ordered), status: balanceStatus(ordered) },
    findings: ordered,
    gaps: numberGaps([
      ...[...rows.values()].map(({ id, number, date }) => ({ number, date, compared: compared.has(id) })),
      // A number that is in the books is not missing, wherever its document is now.
      ...ordered
        .filter(({ key }) => !rows.has(key))
        .map(({ number, date }) => ({ number, date, compared: true })),
    ]),
    beforeBoundary,
    lastFetchDate,
    complete: sides.complete,
  };
}
