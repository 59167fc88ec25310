import type { Booking } from '../../../../src/services/booking/booking.ts';
import type { Entry, ImportList } from '../../../../src/services/invoices/rules/entry.ts';
import type { DocumentRow, SalesDocument } from '../../../../src/services/lexoffice/sales-document.ts';

export function aRow(part: Partial<DocumentRow> = {}): DocumentRow {
  return {
    id: 'd1',
    type: 'invoice',
    status: 'open',
    number: 'RE-1021',
    date: '2026-04-01',
    createdDate: '2026-04-01T08:00:00.000+02:00',
    updatedDate: '2026-04-01T08:00:00.000+02:00',
    contactId: 'c1',
    contactName: 'Müller GmbH',
    totalCents: 119000,
    currency: 'EUR',
    archived: false,
    ...part,
  };
}

/** A booking of one line at 19 %. */
export function aBooking(netCents = 100000, part: Partial<Booking> = {}): Booking {
  const taxCents = Math.round(netCents * 0.19);
  return {
    kind: 'invoice',
    number: 'RE-1021',
    date: '2026-04-01',
    personAccount: '10021',
    personName: 'Müller GmbH',
    text: 'RE-1021 Müller GmbH',
    lines: [
      {
        account: '8400',
        taxCase: 'domestic-19',
        rate: 19,
        netCents,
        taxCents,
        grossCents: netCents + taxCents,
      },
    ],
    grossCents: netCents + taxCents,
    hints: [],
    ...part,
  };
}

export function aDocument(part: Partial<SalesDocument> = {}): SalesDocument {
  return {
    id: 'd1',
    organizationId: 'o1',
    version: 1,
    type: 'invoice',
    status: 'open',
    number: 'RE-1021',
    date: '2026-04-01',
    createdDate: '2026-04-01T08:00:00.000+02:00',
    updatedDate: '2026-04-01T08:00:00.000+02:00',
    contactId: 'c1',
    address: { name: 'Müller GmbH' },
    currency: 'EUR',
    taxType: 'net',
    taxAmounts: [{ rate: 19, netCents: 100000, taxCents: 19000 }],
    lineItemRates: [19],
    totalNetCents: 100000,
    totalTaxCents: 19000,
    totalGrossCents: 119000,
    closingInvoice: false,
    deductions: [],
    related: [],
    archived: false,
    ...part,
  };
}

/** A preselected invoice with its booking; name only what the test is about. */
export function anEntry(part: Partial<Entry> = {}): Entry {
  const number = part.number ?? 'RE-1021';
  const grossCents = part.grossCents ?? 119000;
  const netCents = Math.round(grossCents / 1.19);
  const contactName = part.contactName ?? 'Müller GmbH';
  return {
    key: `${number}:invoice`,
    documentId: number,
    kind: 'invoice',
    class: 'preselected',
    hints: [],
    row: aRow({ id: number, number, contactName, totalCents: Math.abs(grossCents) }),
    number,
    date: '2026-04-01',
    contactName,
    grossCents,
    detail: 'ready',
    document: aDocument({ number }),
    booking: aBooking(netCents, { number, personName: contactName, text: `${number} ${contactName}` }),
    problems: [],
    differences: [],
    ...part,
  };
}

/** An entry whose details are still to come. */
export function aPendingEntry(part: Partial<Entry> = {}): Entry {
  return { ...anEntry(part), detail: 'pending', document: undefined, booking: undefined };
}

export function aBlockedEntry(part: Partial<Entry> = {}): Entry {
  const entry = anEntry({ class: 'blocked', reason: 'person-missing', number: 'RE-1033', ...part });
  return { ...entry, booking: undefined };
}

export function aList(entries: readonly Entry[], part: Partial<ImportList> = {}): ImportList {
  return {
    status: 'ready',
    entries,
    listed: { done: entries.length, total: entries.length },
    details: { done: entries.length, total: entries.length },
    complete: true,
    lastFetchDate: '2026-03-31',
    readAt: '2026-04-20T08:30:00Z',
    ...part,
  };
}
