import { contactId, ORGANIZATION } from './contacts.ts';
import type { Wire } from './server.ts';

/** Account, tax case, rate, net and tax in cents, as tax-cases.md and rules.md say for SKR03. */
export type ExpectedLine = readonly [
  account: string,
  taxCase: string,
  rate: number,
  netCents: number,
  taxCents: number,
];

export interface ExpectedVoucher {
  readonly person: string;
  readonly lines: readonly ExpectedLine[];
  /** Absent: the document's number, date and due date. */
  readonly relatedNumber?: string;
  readonly dueDate?: string | null;
  readonly date?: string;
}

/** What the listing has to say of one document; one that is preselected and has no voucher fails when it is booked. */
export interface ExpectedEntry {
  readonly kind: string;
  readonly class: string;
  readonly reason?: string;
  readonly voucher?: ExpectedVoucher;
}

/** One document as the server holds it, and what has to become of it. */
export interface Case {
  readonly what: string;
  readonly row: Wire;
  readonly path?: string;
  readonly document?: Wire;
  readonly expected: readonly ExpectedEntry[];
}

type Tax = readonly [rate: number, net: number, tax: number];

interface Parts {
  readonly what: string;
  readonly type?: 'invoice' | 'creditnote' | 'downpaymentinvoice';
  readonly taxes?: readonly Tax[];
  readonly taxType?: string;
  readonly taxSubType?: string;
  readonly status?: string;
  readonly contact?: string | null;
  readonly country?: string;
  readonly row?: Wire;
  readonly document?: Wire;
  /** No answer to the request for the document. */
  readonly gone?: true;
  readonly expected: readonly ExpectedEntry[];
}

const PATHS = {
  invoice: 'invoices',
  creditnote: 'credit-notes',
  downpaymentinvoice: 'down-payment-invoices',
} as const;
export const DATE = '2026-07-30T00:00:00.000+02:00';
const CREATED = '2026-07-30T09:11:05';
const round = (value: number) => Math.round(value * 100) / 100;
let serial = 0;

/** A document and its row in the shapes of the published samples; the rest is what the case is about. */
export function one(parts: Parts): Case {
  serial += 1;
  const number = `NR-${String(serial).padStart(3, '0')}`;
  const id = `d0d0d0d0-0000-4000-8000-${String(serial).padStart(12, '0')}`;
  const { type = 'invoice', taxes = [[19, 100, 19]], taxType = 'net', status = 'open' } = parts;
  const contact = parts.contact === undefined ? 'alpha' : parts.contact;
  const net = round(taxes.reduce((sum, [, amount]) => sum + amount, 0));
  const tax = round(taxes.reduce((sum, [, , amount]) => sum + amount, 0));
  const dueDate = type === 'creditnote' ? undefined : '2026-08-13T00:00:00.000+02:00';
  const row = {
    id,
    voucherType: type,
    voucherStatus: status,
    voucherNumber: number,
    voucherDate: DATE,
    createdDate: `${CREATED}.000+02:00`,
    updatedDate: '2026-07-31T10:00:00.000+02:00',
    dueDate,
    contactId: contact === null ? null : contactId(contact),
    contactName: contact ?? 'Sammelkunde',
    totalAmount: round(net + tax),
    openAmount: null,
    currency: 'EUR',
    archived: false,
    ...parts.row,
  };
  const document = {
    id,
    organizationId: ORGANIZATION,
    createdDate: `${CREATED}.480+02:00`,
    updatedDate: '2026-07-31T10:00:00.312+02:00',
    version: 2,
    language: 'de',
    archived: false,
    voucherStatus: status === 'overdue' ? 'open' : status,
    voucherNumber: number,
    voucherDate: DATE,
    dueDate,
    address: {
      ...(contact === null ? {} : { contactId: contactId(contact) }),
      name: contact ?? 'Erika Beispiel',
      countryCode: parts.country ?? 'DE',
    },
    electronicDocumentProfile: 'NONE',
    lineItems: [],
    totalPrice: {
      currency: 'EUR',
      totalNetAmount: net,
      totalGrossAmount: round(net + tax),
      totalTaxAmount: tax,
    },
    taxAmounts: taxes.map(([rate, netAmount, taxAmount]) => ({
      taxRatePercentage: rate,
      taxAmount,
      netAmount,
    })),
    taxConditions: { taxType, ...(parts.taxSubType && { taxSubType: parts.taxSubType }) },
    shippingConditions: { shippingType: 'none' },
    closingInvoice: false,
    relatedVouchers: [],
    somethingNew: { of: 'tomorrow' },
    ...parts.document,
  };
  return {
    what: parts.what,
    row,
    ...(parts.gone ? {} : { path: `${PATHS[type]}/${id}`, document }),
    expected: parts.expected,
  };
}

export const booked = (
  lines: readonly ExpectedLine[],
  rest: Partial<ExpectedVoucher> = {},
  kind = 'invoice',
): readonly ExpectedEntry[] => [{ kind, class: 'preselected', voucher: { person: '10001', lines, ...rest } }];
export const blocked = (reason: string): readonly ExpectedEntry[] => [
  { kind: 'invoice', class: 'blocked', reason },
];
export const leftOut = (reason: string, kind = 'invoice'): readonly ExpectedEntry[] => [
  { kind, class: 'leftOut', reason },
];
