import {
  balanceOf,
  balanceStatus,
  monthBalances,
} from '../../../../src/services/reconciliation/month-balances.ts';
import type {
  Finding,
  Reconciliation,
  Standing,
} from '../../../../src/services/reconciliation/reconciliation.ts';
import { aVoucher } from '../../../support/builders/voucher.ts';

/** One document without a Storno; nothing at all without an amount. */
export function standing(cents?: number, cancelled = false): Standing {
  const count = cents === undefined ? 0 : 1;
  const own = { count, cents: cents ?? 0 };
  return { own, cancellation: cancelled ? { count, cents: -own.cents } : { count: 0, cents: 0 } };
}

/** An invoice over 1.190,00 that is the same on both sides. */
export function aFinding(part: Partial<Finding> = {}): Finding {
  return {
    key: 'd1',
    state: 'equal',
    kind: 'invoice',
    cancellationOnly: false,
    number: 'RE-1021',
    date: '2026-04-01',
    createdOn: '2026-04-01',
    contactName: 'Müller GmbH',
    page: { type: 'invoice', id: part.key ?? 'd1' },
    there: standing(119_000),
    here: standing(119_000),
    settled: false,
    differences: [],
    informational: [],
    pending: false,
    vouchers: [aVoucher()],
    ...part,
  };
}

export function aReconciliation(
  findings: readonly Finding[],
  part: Partial<Reconciliation> = {},
): Reconciliation {
  return {
    months: monthBalances(findings),
    total: { ...balanceOf(findings), status: balanceStatus(findings) },
    findings,
    gaps: [],
    beforeBoundary: { count: 0, cents: 0 },
    lastFetchDate: '2026-03-31',
    complete: true,
    ...part,
  };
}

/** Three months: the first equal, the second explained, the third with one finding of every kind that needs somebody. */
export function realisticReconciliation(): Reconciliation {
  const may = { date: '2026-05-04', createdOn: '2026-05-04' };
  const june = { date: '2026-06-02', createdOn: '2026-06-02' };
  return aReconciliation(
    [
      aFinding(),
      aFinding({
        key: 'd2',
        number: 'GS-7',
        kind: 'creditNote',
        there: standing(-5_950),
        here: standing(-5_950),
      }),
      aFinding({
        key: 'd3',
        number: 'AR-1',
        ...may,
        kind: 'downPaymentInvoice',
        state: 'only-there',
        class: 'leftOut',
        reason: 'type',
        settled: true,
        here: standing(),
        vouchers: [],
      }),
      aFinding({
        key: 'd4',
        number: 'RE-1030',
        ...june,
        createdOn: '2026-07-01',
        state: 'only-there',
        class: 'blocked',
        reason: 'person-missing',
        contactName: '<img src=x onerror=alert(1)>',
        here: standing(),
        vouchers: [],
      }),
      aFinding({
        key: 'd5',
        number: 'RE-1031',
        ...june,
        state: 'different',
        reason: 'changed-after-transfer',
        there: standing(238_000),
        differences: [{ field: 'total', oldValue: '1.190,00', newValue: '2.380,00' }],
      }),
      aFinding({ key: 'd6', number: 'RE-1032', ...june, state: 'being-edited', there: standing() }),
      aFinding({
        key: 'd7',
        number: 'RE-1033',
        ...june,
        state: 'only-there',
        cancellationOnly: true,
        class: 'preselected',
        there: standing(119_000, true),
        correction: { role: 'replaced-by', number: 'RE-1034' },
      }),
      aFinding({
        key: 'd8',
        number: 'RE-1035',
        ...june,
        state: 'only-here',
        there: standing(),
        failure: 'unreadable',
      }),
      aFinding({ key: 'd9', number: 'RE-1036', ...june, state: 'unchecked', pending: true }),
    ],
    {
      gaps: [{ first: 'RE-1034', last: 'RE-1034', count: 1, month: '2026-06' }],
      beforeBoundary: { count: 12, cents: 1_000 },
    },
  );
}
