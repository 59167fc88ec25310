import { actionResult } from '../http/action-result.ts';
import type { SandboxApp } from '../http/context.ts';
import { issueList, json, validationFailed } from '../http/envelopes.ts';
import { jsonBody } from '../http/json-body.ts';
import { composeDocument } from '../store/compose-document.ts';
import type { DocumentInput } from '../store/compose-document.ts';
import type { Organization } from '../store/organization.ts';
import { SALES_PATHS } from '../store/sales-document.ts';
import type { SalesType } from '../store/sales-document.ts';
import { finalizeDocument, storeDocument } from '../store/sales-lifecycle.ts';
import { relatedOf } from './sales-pursue.ts';
import type { Json } from './sales-validation.ts';
import { canonicalTimestamp, isObject, isTimestamp, salesViolations } from './sales-validation.ts';

/** Down payment invoices are written in the web app only. */
const CREATABLE: readonly SalesType[] = [
  'invoice',
  'creditnote',
  'quotation',
  'orderconfirmation',
  'deliverynote',
  'dunning',
];

/** Nulls count as left out; timestamps come back with the Berlin offset. */
function normalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalized);
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== null)
        .map(([key, member]) => [key, normalized(member)]),
    );
  }
  return isTimestamp(value) ? canonicalTimestamp(value) : value;
}

/** An XRechnung needs more than an invoice (lexware-api.md 7.4). */
function checkXRechnung(organization: Organization, input: DocumentInput): void {
  const reference = input.xRechnung?.buyerReference;
  if (reference === undefined || reference === '') return;
  const contact =
    input.address.contactId === undefined ? undefined : organization.contacts.get(input.address.contactId);
  const billing = contact?.addresses?.billing?.[0];
  const complete =
    input.taxConditions.taxType === 'net' &&
    contact?.xRechnung?.buyerReference !== undefined &&
    contact.xRechnung.vendorNumberAtCustomer !== undefined &&
    billing?.zip !== undefined &&
    billing.city !== undefined &&
    input.lineItems.every(
      (item) => item.type === 'text' || (item.description !== undefined && item.description !== ''),
    );
  if (!complete)
    throw issueList(406, [{ i18nKey: 'invalid_xrechnung', source: 'xRechnung', type: 'validation_failure' }]);
}

/** The contact's default applies where no discount is sent (lexware-api.md 7.2). */
function withDefaultDiscount(organization: Organization, input: DocumentInput): DocumentInput {
  const { totalPrice = {}, address } = input;
  if (totalPrice.totalDiscountAbsolute !== undefined || totalPrice.totalDiscountPercentage !== undefined)
    return input;
  const contact = address.contactId === undefined ? undefined : organization.contacts.get(address.contactId);
  const totalDiscountPercentage = contact?.defaultDiscountPercentage;
  if (totalDiscountPercentage === undefined) return input;
  return { ...input, totalPrice: { ...totalPrice, totalDiscountPercentage } };
}

/** Only what a caller may decide; read-only members that were sent are dropped. */
function inputOf(body: Json): DocumentInput {
  const clean = normalized(body) as DocumentInput;
  const {
    language,
    voucherDate,
    expirationDate,
    address,
    lineItems,
    totalPrice,
    taxConditions,
    paymentConditions,
    shippingConditions,
    xRechnung,
    printLayoutId,
    title,
    introduction,
    remark,
    deliveryTerms,
  } = clean;
  const { currency, totalDiscountAbsolute, totalDiscountPercentage } = totalPrice ?? {};
  const chosen = {
    language,
    expirationDate,
    paymentConditions,
    shippingConditions,
    xRechnung,
    printLayoutId,
    title,
    introduction,
    remark,
    deliveryTerms,
  };
  return {
    ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)),
    voucherDate,
    address,
    lineItems,
    taxConditions,
    totalPrice: {
      ...(currency !== undefined && { currency }),
      ...(totalDiscountAbsolute !== undefined && { totalDiscountAbsolute }),
      ...(totalDiscountPercentage !== undefined && { totalDiscountPercentage }),
    },
  };
}

export function salesCreateRoutes(app: SandboxApp): void {
  for (const type of CREATABLE) {
    const path = SALES_PATHS[type];
    app.post(`/v1/${path}`, async (context) => {
      const { organization } = context.var;
      const body = await jsonBody<Json>(context);
      const violations = salesViolations(organization, type, body);
      if (violations.length > 0) throw validationFailed(violations);
      const relatedVouchers = relatedOf(
        organization,
        type,
        context.req.query('precedingSalesVoucherId'),
        body,
      );
      const input = { ...withDefaultDiscount(organization, inputOf(body)), relatedVouchers };
      checkXRechnung(organization, input);
      const document = composeDocument(organization, type, input, organization.now());
      document.updatedAt += 3; // recorded bodies have the two a few milliseconds apart
      storeDocument(organization, document);
      if (context.req.query('finalize') === 'true' && type !== 'dunning')
        finalizeDocument(organization, document);
      return json(context, 201, actionResult(path, document));
    });
  }
}
