import { addDays, berlinMidnight } from '../berlin-time.ts';
import { displayName } from './contact.ts';
import type { Organization } from './organization.ts';
import type {
  Address,
  DownPaymentDeduction,
  LineItem,
  PaymentConditions,
  RelatedVoucher,
  SalesRecord,
  SalesType,
  ShippingConditions,
  TaxConditions,
} from './sales-document.ts';
import { completeUnitPrice, computeTotals, lineAmount, sumAmounts } from './totals.ts';
import type { TotalDiscount } from './totals.ts';

/** Price as it is sent: one of net and gross. */
interface PriceInput {
  currency?: string;
  netAmount?: number;
  grossAmount?: number;
  taxRatePercentage: number;
}

export type LineItemInput = Omit<LineItem, 'unitPrice' | 'lineItemAmount' | 'subItems'> & {
  unitPrice?: PriceInput;
  subItems?: LineItemInput[];
};

/** What it takes to write a sales document; everything that is left out gets the organisation's default. */
export interface DocumentInput {
  id?: string;
  voucherNumber?: string;
  language?: 'de' | 'en';
  archived?: boolean;
  /** Timestamp with offset. */
  voucherDate: string;
  expirationDate?: string;
  address: Address;
  lineItems: LineItemInput[];
  totalPrice?: TotalDiscount & { currency?: string };
  taxConditions: TaxConditions;
  paymentConditions?: PaymentConditions;
  shippingConditions?: ShippingConditions;
  xRechnung?: { buyerReference: string };
  electronicDocumentProfile?: SalesRecord['electronicDocumentProfile'];
  printLayoutId?: string;
  recurringTemplateId?: string;
  title?: string;
  introduction?: string;
  remark?: string;
  deliveryTerms?: string;
  relatedVouchers?: RelatedVoucher[];
  closingInvoice?: boolean;
  downPaymentDeductions?: DownPaymentDeduction[];
  tags?: string[];
}

export const NUMBER_PREFIX: Readonly<Record<SalesType, string>> = {
  invoice: 'RE',
  downpaymentinvoice: 'RE', // shares the invoices' range (lexware-api.md 7.5)
  creditnote: 'GS',
  quotation: 'AG',
  orderconfirmation: 'AB',
  deliverynote: 'LS',
  dunning: '',
};

const TITLE: Readonly<Record<SalesType, { de: string; en: string }>> = {
  invoice: { de: 'Rechnung', en: 'Invoice' },
  downpaymentinvoice: { de: 'Abschlagsrechnung', en: 'Down payment invoice' },
  creditnote: { de: 'Rechnungskorrektur', en: 'Credit note' },
  quotation: { de: 'Angebot', en: 'Quotation' },
  orderconfirmation: { de: 'Auftragsbestätigung', en: 'Order confirmation' },
  deliverynote: { de: 'Lieferschein', en: 'Delivery note' },
  dunning: { de: 'Mahnung', en: 'Dunning' },
};

const INTRODUCTION: Readonly<Record<SalesType, string>> = {
  invoice: 'Unsere Lieferungen/Leistungen stellen wir Ihnen wie folgt in Rechnung.',
  downpaymentinvoice: 'Für die vereinbarte Abschlagszahlung stellen wir Ihnen in Rechnung:',
  creditnote: 'Unsere Lieferungen/Leistungen korrigieren wir wie folgt.',
  quotation: 'Gerne bieten wir Ihnen an:',
  orderconfirmation: 'Vielen Dank für Ihren Auftrag, den wir wie folgt bestätigen.',
  deliverynote: 'Wir liefern Ihnen wie vereinbart:',
  dunning: 'Folgende Rechnung ist noch offen. Wir bitten um Ausgleich.',
};

const REMARK: Readonly<Record<SalesType, string>> = {
  invoice: 'Vielen Dank für die gute Zusammenarbeit.',
  downpaymentinvoice: 'Vielen Dank für Ihr Vertrauen.',
  creditnote: '',
  quotation: 'Wir freuen uns auf Ihren Auftrag.',
  orderconfirmation: '',
  deliverynote: '',
  dunning: 'Sollten Sie bereits gezahlt haben, betrachten Sie dieses Schreiben bitte als gegenstandslos.',
};

export const FALLBACK_PAYMENT_CONDITIONS: PaymentConditions = {
  paymentTermLabel: 'Zahlbar sofort, rein netto',
  paymentTermLabelTemplate: 'Zahlbar sofort, rein netto',
  paymentTermDuration: 0,
};

/** Next free number of a type, also for drafts (lexware-api.md 7.1). */
function nextVoucherNumber(organization: Organization, type: SalesType): string | undefined {
  const prefix = NUMBER_PREFIX[type];
  if (prefix === '') return undefined;
  return prefix + String(organization.nextNumber(prefix, 1)).padStart(4, '0');
}

export function composeLineItems(
  items: readonly LineItemInput[],
  type: SalesType,
  taxConditions: TaxConditions,
): LineItem[] {
  return items.map((item) => {
    const { unitPrice, subItems, ...rest } = item;
    if (item.type === 'text') return rest;
    const line: LineItem = { ...rest };
    if (unitPrice) line.unitPrice = completeUnitPrice(unitPrice, taxConditions.taxType);
    const hasDiscount = type !== 'creditnote' && type !== 'deliverynote' && type !== 'downpaymentinvoice';
    if (hasDiscount) line.discountPercentage = item.discountPercentage ?? 0;
    else delete line.discountPercentage;
    if (type !== 'deliverynote') line.lineItemAmount = lineAmount(line, taxConditions.taxType);
    if (type === 'quotation') {
      line.optional = item.optional ?? false;
      line.alternative = item.alternative ?? false;
      if (subItems) line.subItems = composeLineItems(subItems, type, taxConditions);
    }
    return line;
  });
}

/** The address as it is printed: the contact's billing address, overridden by what the document says. */
export function composeAddress(organization: Organization, address: Address): Address {
  const contact = address.contactId === undefined ? undefined : organization.contacts.get(address.contactId);
  if (!contact) return address;
  const billing = contact.addresses?.billing?.[0];
  const primary = contact.company?.contactPersons?.find((person) => person.primary);
  return {
    contactId: contact.id,
    name: displayName(contact),
    ...billing,
    ...(primary && { contactPerson: [primary.firstName, primary.lastName].filter(Boolean).join(' ') }),
    ...address,
  };
}

function dueDateOf(voucherDate: string, conditions: PaymentConditions): string {
  return berlinMidnight(addDays(voucherDate.slice(0, 10), conditions.paymentTermDuration));
}

function defaultPaymentConditions(organization: Organization): PaymentConditions {
  const standard = organization.paymentConditions.find((condition) => condition.organizationDefault);
  if (!standard) return FALLBACK_PAYMENT_CONDITIONS;
  const { paymentTermLabel, paymentTermLabelTemplate, paymentTermDuration, paymentDiscountConditions } =
    standard;
  return {
    paymentTermLabel,
    paymentTermLabelTemplate,
    paymentTermDuration,
    ...(paymentDiscountConditions && { paymentDiscountConditions }),
  };
}

const HAS_PAYMENT: ReadonlySet<SalesType> = new Set([
  'invoice',
  'downpaymentinvoice',
  'quotation',
  'orderconfirmation',
]);
const HAS_DUE_DATE: ReadonlySet<SalesType> = new Set(['invoice', 'downpaymentinvoice']);

/** Writes a draft: completes prices, totals, numbers and texts the way the web app does. Does not store it. */
export function composeDocument(
  organization: Organization,
  type: SalesType,
  input: DocumentInput,
  at: number,
): SalesRecord {
  const language = input.language ?? 'de';
  const lineItems = composeLineItems(input.lineItems, type, input.taxConditions);
  const { currency, totalDiscountAbsolute, totalDiscountPercentage } = input.totalPrice ?? {};
  const discount = {
    ...(totalDiscountAbsolute !== undefined && { totalDiscountAbsolute }),
    ...(totalDiscountPercentage !== undefined && { totalDiscountPercentage }),
  };
  const { totalPrice, taxAmounts } = computeTotals(
    lineItems,
    input.taxConditions.taxType,
    discount,
    currency,
  );
  const voucherNumber = input.voucherNumber ?? nextVoucherNumber(organization, type);
  const paymentConditions = HAS_PAYMENT.has(type)
    ? (input.paymentConditions ?? defaultPaymentConditions(organization))
    : undefined;
  const id = input.id ?? organization.newId(type);
  const deducted = sumAmounts(
    (input.downPaymentDeductions ?? []).map((deduction) => deduction.receivedGrossAmount),
  );
  return {
    type,
    id,
    createdAt: at,
    updatedAt: at,
    version: 1,
    language,
    archived: input.archived ?? false,
    voucherStatus: 'draft',
    ...(voucherNumber !== undefined && { voucherNumber }),
    voucherDate: input.voucherDate,
    ...(HAS_DUE_DATE.has(type) &&
      paymentConditions && { dueDate: dueDateOf(input.voucherDate, paymentConditions) }),
    ...(type === 'quotation' && {
      expirationDate: input.expirationDate ?? berlinMidnight(addDays(input.voucherDate.slice(0, 10), 30)),
    }),
    address: composeAddress(organization, input.address),
    electronicDocumentProfile: input.electronicDocumentProfile ?? 'NONE',
    lineItems,
    totalPrice,
    taxAmounts,
    taxConditions: input.taxConditions,
    ...(paymentConditions && { paymentConditions }),
    ...(input.shippingConditions && { shippingConditions: input.shippingConditions }),
    ...(input.xRechnung && { xRechnung: input.xRechnung }),
    ...(type === 'invoice' && { closingInvoice: input.closingInvoice ?? false }),
    ...(input.downPaymentDeductions && {
      downPaymentDeductions: input.downPaymentDeductions,
      claimedGrossAmount: sumAmounts([totalPrice.totalGrossAmount, -deducted]),
    }),
    ...(input.recurringTemplateId !== undefined && { recurringTemplateId: input.recurringTemplateId }),
    relatedVouchers: input.relatedVouchers ?? [],
    ...(input.printLayoutId !== undefined && { printLayoutId: input.printLayoutId }),
    title: input.title ?? TITLE[type][language],
    introduction: input.introduction ?? INTRODUCTION[type],
    remark: input.remark ?? REMARK[type],
    ...(input.deliveryTerms !== undefined && { deliveryTerms: input.deliveryTerms }),
    documentFileId: organization.newId('document-file'),
    payments: [],
    locked: false,
    tags: input.tags ?? [],
  };
}
