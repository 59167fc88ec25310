import * as z from 'zod/mini';
import type { DocumentType, SalesDocument } from './sales-document.ts';
import {
  amount,
  day,
  flag,
  instant,
  optionalDay,
  optionalList,
  optionalText,
  rate,
  requiredText,
  wholeNumber,
} from './wire-values.ts';

const taxAmount = z.pipe(
  z.object({ taxRatePercentage: rate, netAmount: amount, taxAmount: amount }),
  z.transform((tax) => ({ rate: tax.taxRatePercentage, netCents: tax.netAmount, taxCents: tax.taxAmount })),
);

const deduction = z.pipe(
  z.object({
    id: requiredText,
    voucherNumber: requiredText,
    voucherDate: day,
    taxRatePercentage: rate,
    receivedNetAmount: amount,
    receivedTaxAmount: amount,
    receivedGrossAmount: amount,
  }),
  z.transform((item) => ({
    id: item.id,
    number: item.voucherNumber,
    date: item.voucherDate,
    rate: item.taxRatePercentage,
    netCents: item.receivedNetAmount,
    taxCents: item.receivedTaxAmount,
    grossCents: item.receivedGrossAmount,
  })),
);

const related = z.pipe(
  z.object({ id: requiredText, voucherNumber: optionalText, voucherType: optionalText }),
  z.transform((item) => ({ id: item.id, number: item.voucherNumber ?? '', type: item.voucherType ?? '' })),
);

const address = z.object({
  contactId: optionalText,
  name: optionalText,
  supplement: optionalText,
  street: optionalText,
  zip: optionalText,
  city: optionalText,
  countryCode: optionalText,
});

const shipping = z.nullish(
  z.object({ shippingType: optionalText, shippingDate: optionalDay, shippingEndDate: optionalDay }),
);

/** Only the rate is read, and only where it can be: nothing is booked from line items (F1, F17, F18). */
const lineItemRate = z.catch(
  z.pipe(
    z.object({ unitPrice: z.object({ taxRatePercentage: rate }) }),
    z.transform(({ unitPrice }): number | undefined => unitPrice.taxRatePercentage),
  ),
  undefined,
);

const wire = z.object({
  id: requiredText,
  organizationId: requiredText,
  version: wholeNumber,
  voucherStatus: requiredText,
  voucherNumber: requiredText,
  voucherDate: day,
  dueDate: optionalDay,
  createdDate: instant,
  updatedDate: instant,
  address: z.nullish(address),
  totalPrice: z.object({
    currency: requiredText,
    totalNetAmount: amount,
    totalTaxAmount: amount,
    totalGrossAmount: amount,
  }),
  taxAmounts: optionalList(taxAmount),
  lineItems: z.catch(optionalList(lineItemRate), []),
  taxConditions: z.object({ taxType: requiredText, taxSubType: optionalText, taxTypeNote: optionalText }),
  shippingConditions: shipping,
  closingInvoice: flag,
  downPaymentDeductions: optionalList(deduction),
  relatedVouchers: optionalList(related),
  electronicDocumentProfile: optionalText,
  archived: flag,
});

/** The answers do not name their type: it comes from the path that was asked. */
export function salesDocumentSchema(type: DocumentType): z.ZodMiniType<SalesDocument> {
  return z.pipe(
    wire,
    z.transform((document): SalesDocument => ({
      id: document.id,
      organizationId: document.organizationId,
      version: document.version,
      type,
      status: document.voucherStatus,
      number: document.voucherNumber,
      date: document.voucherDate,
      dueDate: document.dueDate,
      ...servicePeriod(document.shippingConditions),
      createdDate: document.createdDate,
      updatedDate: document.updatedDate,
      contactId: document.address?.contactId,
      address: addressOf(document.address),
      currency: document.totalPrice.currency,
      taxType: document.taxConditions.taxType,
      taxSubType: document.taxConditions.taxSubType,
      taxTypeNote: document.taxConditions.taxTypeNote,
      taxAmounts: document.taxAmounts,
      lineItemRates: document.lineItems.filter((each) => each !== undefined),
      totalNetCents: document.totalPrice.totalNetAmount,
      totalTaxCents: document.totalPrice.totalTaxAmount,
      totalGrossCents: document.totalPrice.totalGrossAmount,
      closingInvoice: document.closingInvoice,
      deductions: document.downPaymentDeductions,
      related: document.relatedVouchers,
      electronicDocumentProfile: document.electronicDocumentProfile,
      archived: document.archived,
    })),
  );
}

function servicePeriod(
  conditions: z.output<typeof shipping>,
): Pick<SalesDocument, 'serviceFrom' | 'serviceTo'> {
  if (!conditions || conditions.shippingType === 'none') return {};
  return { serviceFrom: conditions.shippingDate, serviceTo: conditions.shippingEndDate };
}

function addressOf(wireAddress: z.output<typeof address> | null | undefined): SalesDocument['address'] {
  const { name, zip, supplement, street, city, countryCode } = wireAddress ?? {};
  return { name: name ?? '', supplement, street, postalCode: zip, city, countryCode };
}
