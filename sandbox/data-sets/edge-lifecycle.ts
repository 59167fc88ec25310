/** Documents of `edge` about status, changes, cancellations and oddities of the list (A, B, C and G of edge-cases.md). */
import { berlinMidnight } from '../berlin-time.ts';
import type { Organization } from '../store/organization.ts';
import type { SalesRecord } from '../store/sales-document.ts';
import {
  archiveDocument,
  backToDraft,
  deleteDraft,
  editDocument,
  payDocument,
  setDocumentStatus,
  voidDocument,
} from '../store/sales-lifecycle.ts';
import { composeDocument } from '../store/compose-document.ts';
import { item } from './edge-lines.ts';
import type { DocumentSpec, History } from './history.ts';

const TWENTY_ONE_MB = 21 * 1024 * 1024;

const FILE_NAME_TRAP = `inline; filename="../../Rechnung Müller & Söhne.pdf"; filename*=UTF-8''..%2F..%2FRechnung%20M%C3%BCller.pdf`;

/** Those that need no second step. */
const PLAIN_DOCUMENTS: readonly Omit<DocumentSpec, 'ago'>[] = [
  { to: 'plain', lines: [item(10)], draft: true, tags: ['A10', 'G9'] },
  { type: 'downpaymentinvoice', to: 'plain', lines: [item(1000)], tags: ['A12'] },
  {
    to: 'plain',
    lines: [item(11)],
    rowTrap: { voucherStatus: 'blocked' },
    wireTrap: { voucherStatus: 'blocked' },
    hostile: true,
    tags: ['A14'],
  },
  {
    to: 'plain',
    lines: [item(12)],
    rowTrap: { voucherType: 'proformainvoice' },
    hostile: true,
    tags: ['A14'],
  },
  { to: 'plain', lines: [item(13)], archived: true, tags: ['A15'] },
  { to: 'twin1', lines: [item(77.7)], tags: ['B3', 'E9'] },
  { to: 'twin1', lines: [item(77.7)], tags: ['B3', 'E9'] },
  { to: 'plain', lines: [item(14)], voucherNumber: 'Z-0007/2', tags: ['C10'] },
  { to: 'plain', lines: [item(15)], voucherNumber: '2025-1', tags: ['C10'] },
  { address: { name: 'Sammelkunde', countryCode: 'DE' }, lines: [item(16)], tags: ['E10', 'E11'] },
  {
    address: { name: 'Laufkunde Meyer', street: 'Straße 1', zip: '10115', city: 'Berlin', countryCode: 'DE' },
    lines: [item(17)],
    tags: ['E10'],
  },
  { to: 'fresh', lines: [item(18)], tags: ['E12'] },
  { to: 'sixDigits', lines: [item(19)], tags: ['E1', 'E12'] },
  { to: 'noNumber', lines: [item(19.5)], hostile: true, tags: ['E15'] },
  { to: 'noAddress', lines: [item(21)], address: { countryCode: 'DE' }, tags: ['E21'] },
  { to: 'umlauts', lines: [item(22)], tags: ['E19'] },
  { to: 'name255', lines: [item(23)], tags: ['E17', 'E18'] },
  {
    to: 'authority',
    xRechnung: { buyerReference: '06-4711-08' },
    lines: [item(24, 19, { description: 'wie bestellt' })],
    tags: ['G9', 'G11'],
  },
  { to: 'plain', lines: [item(25)], fileTrap: { missing: true }, tags: ['G10'] },
  { to: 'plain', lines: [item(26)], fileTrap: { disposition: FILE_NAME_TRAP }, hostile: true, tags: ['G14'] },
  { to: 'plain', lines: [item(27)], fileTrap: { padToBytes: TWENTY_ONE_MB }, tags: ['G15'] },
  { to: 'plain', lines: [item(28)], voucherNumber: 'RECHNUNG-2026-000000012345', tags: ['G16'] },
  { to: 'plain', lines: [item(28.5)], voucherNumber: 'GUTSCHEIN-2026-000000012345', tags: ['G16'] },
  {
    to: 'plain',
    lines: [item(29)],
    rowTrap: { contactName: undefined, dueDate: null, contactId: null, unknownMember: { nested: [1] } },
    hostile: true,
    tags: ['G17'],
  },
  {
    to: 'plain',
    lines: [item(30)],
    rowTrap: { voucherDate: '31.12.2026', totalAmount: {}, createdDate: null },
    hostile: true,
    tags: ['G18'],
  },
  { to: 'plain', lines: [item(31)], rowTrap: { id: 4711 }, hostile: true, tags: ['G18'] },
  {
    to: 'plain',
    lines: [item(32)],
    wireTrap: { lineItems: null, taxAmounts: null, taxConditions: undefined },
    hostile: true,
    tags: ['G17', 'G18'],
  },
];

type Write = (spec: Omit<DocumentSpec, 'ago'>) => SalesRecord;

function statuses(organization: Organization, write: Write): void {
  write({ to: 'plain', lines: [item(41)], tags: ['A7'] });
  payDocument(organization, write({ to: 'plain', lines: [item(42)], tags: ['A7', 'C11'] }));
  voidDocument(organization, write({ to: 'plain', lines: [item(43)], tags: ['A7', 'C1', 'C2', 'C3', 'C5'] }));
  voidDocument(organization, write({ to: 'plain', lines: [item(44, 7)], tags: ['C1', 'C4'] }));
  setDocumentStatus(organization, write({ to: 'plain', lines: [item(45)], tags: ['A7'] }), 'transferred');
  setDocumentStatus(organization, write({ to: 'plain', lines: [item(46)], tags: ['A7'] }), 'sepadebit');
}

function creditNotes(organization: Organization, write: Write, longAgo: SalesRecord): void {
  const full = write({ to: 'plain', lines: [item(150), item(50, 7)], tags: ['C14', 'C12'] });
  write({
    type: 'creditnote',
    to: 'plain',
    lines: [item(150), item(50, 7)],
    follows: full,
    tags: ['C14', 'C12', 'C13', 'A7'],
  });
  const partly = write({ to: 'plain', lines: [item(300), item(80, 7)], tags: ['C15'] });
  write({
    type: 'creditnote',
    to: 'plain',
    lines: [item(80, 7)],
    follows: partly,
    tags: ['C15', 'C12', 'A19'],
  });
  write({ type: 'creditnote', to: 'plain', lines: [item(60)], tags: ['C12'] });
  write({ type: 'creditnote', to: 'plain', lines: [item(20)], follows: longAgo, tags: ['A18'] });
  const paidOff = write({ type: 'creditnote', to: 'plain', lines: [item(33)], tags: ['C13'] });
  payDocument(organization, paidOff);
}

function changes(organization: Organization, write: Write): void {
  const edited = write({ to: 'plain', lines: [item(500)], tags: ['C6'] });
  const better = composeDocument(
    organization,
    'invoice',
    { ...edited, lineItems: [item(450)] },
    edited.createdAt,
  );
  editDocument(organization, edited, (stored) => {
    stored.lineItems = better.lineItems;
    stored.totalPrice = better.totalPrice;
    stored.taxAmounts = better.taxAmounts;
  });
  backToDraft(organization, write({ to: 'plain', lines: [item(61)], tags: ['C7'] }));
  const locked = write({ to: 'plain', lines: [item(62)], locked: true, tags: ['C8'] });
  voidDocument(organization, locked);
  const copy = write({ to: 'plain', lines: [item(63)], follows: locked, tags: ['C8'] });
  locked.relatedVouchers = [
    {
      id: copy.id,
      ...(copy.voucherNumber !== undefined && { voucherNumber: copy.voucherNumber }),
      voucherType: 'invoice',
    },
  ];
  const gap = write({ to: 'plain', lines: [item(64)], draft: true });
  deleteDraft(organization, gap);
  write({ to: 'plain', lines: [item(65)], tags: ['C9'] });
  archiveDocument(organization, write({ to: 'plain', lines: [item(66)], tags: ['C11', 'A15'] }), true);
}

/** 80 % and 100 % of the work paid in advance. */
function closingInvoices(history: History, write: Write): void {
  const { organization } = history;
  for (const share of [0.8, 1]) {
    const advance = write({
      type: 'downpaymentinvoice',
      to: 'plain',
      title: '1. Abschlagsrechnung',
      lines: [item(1000 * share)],
      tags: ['F9', 'A12'],
    });
    payDocument(organization, advance);
    const { totalPrice } = advance;
    const closing = write({
      to: 'plain',
      title: 'Schlussrechnung',
      lines: [item(1000)],
      closingInvoice: true,
      downPaymentDeductions: [
        {
          id: advance.id,
          voucherType: 'downpaymentinvoice',
          title: advance.title,
          voucherNumber: advance.voucherNumber ?? '',
          voucherDate: advance.voucherDate,
          receivedGrossAmount: totalPrice.totalGrossAmount,
          receivedNetAmount: totalPrice.totalNetAmount,
          receivedTaxAmount: totalPrice.totalTaxAmount,
          taxRatePercentage: 19,
        },
      ],
      tags: ['F9'],
    });
    advance.closingInvoiceId = closing.id;
  }
  write({ to: 'plain', title: 'Schlussrechnung', lines: [item(990)], closingInvoice: true, tags: ['F9'] });
}

/** A bookkeeping receipt with the number of an invoice: another record, not the same one (A11). */
function uploadedTwin(history: History, invoice: SalesRecord): void {
  const { organization } = history;
  const id = organization.newId('voucher');
  const date = berlinMidnight(history.day(5));
  organization.vouchers.set(id, {
    id,
    type: 'salesinvoice',
    voucherStatus: 'open',
    ...(invoice.voucherNumber !== undefined && { voucherNumber: invoice.voucherNumber }),
    voucherDate: date,
    dueDate: date,
    totalGrossAmount: 119,
    totalTaxAmount: 19,
    taxType: 'gross',
    useCollectiveContact: true,
    contactName: 'Sammelkunde',
    voucherItems: [
      { amount: 119, taxAmount: 19, taxRatePercent: 19, categoryId: '8f8664a1-fd86-11e1-a21f-0800200c9a66' },
    ],
    files: [],
    createdAt: organization.now(),
    updatedAt: organization.now(),
    version: 1,
    archived: false,
    payments: [],
    tags: ['A11'],
  });
}

export function writeLifecycle(history: History, withHostile: boolean): void {
  const { organization } = history;
  const write: Write = (spec) => history.write({ ago: 3, ...spec });
  const longAgo = history.write({ ago: 200, to: 'plain', lines: [item(2000)], tags: ['A8', 'A18'] });
  statuses(organization, write);
  for (const spec of PLAIN_DOCUMENTS) if (withHostile || spec.hostile !== true) write(spec);
  creditNotes(organization, write, longAgo);
  changes(organization, write);
  closingInvoices(history, write);
  const twin = write({ to: 'plain', lines: [item(100)], tags: ['A11'] });
  uploadedTwin(history, twin);
}
