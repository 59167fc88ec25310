import type { Entry } from '../../../../src/services/invoices/rules/entry.ts';
import { aBlockedEntry, aBooking, aDocument, anEntry, aPendingEntry, aRow } from './entries.ts';

const LONG_NAME =
  'Vereinigte Donaudampfschifffahrtsgesellschaft Oberpfälzer Binnenhäfen und Lagerhausbetriebe mbH & Co. KGaA';

function closingInvoice(): Entry {
  return anEntry({
    number: 'RE-1030',
    class: 'offered',
    reason: 'closing-invoice',
    contactName: 'Bau AG',
    grossCents: 595000,
    document: aDocument({ number: 'RE-1030', closingInvoice: true }),
    hints: [{ code: 'closing-invoice', deductedCents: 595000, bookedOn: 'account' }],
    booking: aBooking(1000000, {
      number: 'RE-1030',
      personAccount: '10044',
      personName: 'Bau AG',
      text: 'RE-1030 Bau AG',
      lines: [
        {
          account: '8400',
          taxCase: 'domestic-19',
          rate: 19,
          netCents: 1000000,
          taxCents: 190000,
          grossCents: 1190000,
        },
        {
          account: '1718',
          taxCase: 'down-payment:19',
          rate: 19,
          netCents: -500000,
          taxCents: -95000,
          grossCents: -595000,
        },
      ],
      grossCents: 595000,
    }),
  });
}

function correction(): Entry {
  return anEntry({
    key: 'RE-0990:correction',
    number: 'RE-0990',
    kind: 'correction',
    class: 'offered',
    reason: 'changed-after-transfer',
    contactName: 'Gärtnerei Grünspan',
    grossCents: 23800,
    booking: aBooking(20000, { number: 'RE-0990', personAccount: '10077', personName: 'Gärtnerei Grünspan' }),
    reversal: aBooking(-18000, {
      kind: 'reversal',
      number: 'RE-0990',
      date: '2026-04-20',
      personAccount: '10077',
      personName: 'Gärtnerei Grünspan',
    }),
    differences: [
      { field: 'total', oldValue: '214,20', newValue: '238,00' },
      { field: 'taxAmounts', oldValue: '19 %: 180,00 + 34,20', newValue: '19 %: 200,00 + 38,00' },
    ],
  });
}

/** One entry of every kind that the user meets, with long and hostile names. */
export function realisticEntries(): readonly Entry[] {
  return [
    anEntry(),
    anEntry({
      number: 'RE-1022',
      contactName: LONG_NAME,
      grossCents: 12345678,
      date: '2026-04-02',
      hints: [{ code: 'rounding', differenceCents: 1, taxCase: 'domestic-19' }],
    }),
    anEntry({
      key: 'RE-0998:cancellation',
      number: 'RE-0998',
      kind: 'cancellation',
      grossCents: -11900,
      relatedNumber: 'RE-0998',
      date: '2026-04-03',
      contactName: 'Ökobau e.K.',
      booking: aBooking(-10000, { kind: 'cancellation', number: 'RE-0998', personName: 'Ökobau e.K.' }),
    }),
    anEntry({
      key: 'GS-0007:creditNote',
      number: 'GS-0007',
      kind: 'creditNote',
      grossCents: -5950,
      relatedNumber: 'RE-1001',
      contactName: 'Ökobau e.K.',
    }),
    closingInvoice(),
    correction(),
    aBlockedEntry({ contactName: 'Neu & Co', grossCents: 5950, row: aRow({ contactId: 'c33' }) }),
    aBlockedEntry({
      number: 'RE-1034',
      key: 'RE-1034:invoice',
      reason: 'account-unconfirmed',
      contactName: 'Étoile SARL',
      problems: [{ reason: 'account-unconfirmed', taxCase: 'eu-supply', account: '8125' }],
    }),
    aBlockedEntry({
      number: 'RE-1035',
      key: 'RE-1035:invoice',
      reason: 'collective-account-missing',
      contactName: 'Laufkundschaft',
    }),
    aBlockedEntry({
      number: 'RE-1036',
      key: 'RE-1036:invoice',
      reason: 'amounts-differ',
      contactName: '<img src=x onerror=alert(1)>',
      problems: [{ reason: 'amounts-differ', statedCents: 119000, computedCents: 118500 }],
    }),
    aPendingEntry({ number: 'RE-1040', contactName: 'Schreinerei Huber', grossCents: 48790 }),
    anEntry({
      number: 'AR-0003',
      kind: 'downPaymentInvoice',
      class: 'leftOut',
      reason: 'type',
      detail: 'none',
      contactName: 'Bau AG',
    }),
    anEntry({ number: 'RE-0800', class: 'leftOut', reason: 'created-before-cutoff', detail: 'none' }),
    anEntry({ number: 'RE-0801', class: 'leftOut', reason: 'currency', detail: 'none' }),
    anEntry({ number: 'RE-0802', class: 'leftOut', reason: 'dismissed', detail: 'none' }),
    anEntry({ number: 'RE-0900', class: 'transferred', detail: 'none' }),
    anEntry({
      number: 'RE-0901',
      class: 'transferred',
      detail: 'none',
      hints: [{ code: 'voucher-gone' }],
    }),
  ];
}

/** Many plain invoices, e.g. for scrolling. */
export function manyEntries(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, index) =>
    anEntry({
      number: `RE-${index + 1}`,
      contactName: `Kunde ${index + 1}`,
      grossCents: 11900 + index,
    }),
  );
}
