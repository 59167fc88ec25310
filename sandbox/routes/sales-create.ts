import { actionResult } from '../http/action-result.ts';
import type { SandboxApp } from '../http/context.ts';
import { ApiError, issueList, json, validationFailed } from '../http/envelopes.ts';
import { jsonBody } from '../http/json-body.ts';
import { composeDocument } from '../store/compose-document.ts';
import type { DocumentInput } from '../store/compose-document.ts';
import type { Organization } from '../store/organization.ts';
import { SALES_PATHS } from '../store/sales-document.ts';
import type { SalesType } from '../store/sales-document.ts';
import { finalizeDocument, storeDocument } from '../store/sales-lifecycle.ts';
import { salesInput } from './sales-members.ts';
import { relatedOf } from './sales-pursue.ts';
import type { Json } from './sales-validation.ts';
import { salesViolations } from './sales-validation.ts';

/** Down payment invoices are written in the web app only. */
export const CREATABLE: readonly SalesType[] = [
  'invoice',
  'creditnote',
  'quotation',
  'orderconfirmation',
  'deliverynote',
  'dunning',
];

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

/** The one violation that stands in the message, not in the details (evidence.md sales-1). An address in the request makes up for it. */
function checkBillingAddress(organization: Organization, { address }: DocumentInput): void {
  const contact = address.contactId === undefined ? undefined : organization.contacts.get(address.contactId);
  const count = contact?.addresses?.billing?.length ?? 0;
  const isGiven = address.name !== undefined && address.countryCode !== undefined;
  if (!contact || count === 1 || isGiven) return;
  throw new ApiError(
    406,
    `Referenced contact needs to have exactly one billing address, but ${count} addresses were found.`,
  );
}

export function salesCreateRoutes(app: SandboxApp): void {
  for (const type of CREATABLE) {
    const path = SALES_PATHS[type];
    app.post(`/v1/${path}`, async (context) => {
      const { organization } = context.var;
      const body = await jsonBody<Json>(context);
      const violations = salesViolations(organization, type, body);
      if (violations.length > 0) throw validationFailed(violations);
      const sent = salesInput(body);
      checkBillingAddress(organization, sent);
      const relatedVouchers = relatedOf(
        organization,
        type,
        context.req.query('precedingSalesVoucherId'),
        body,
      );
      const input = { ...withDefaultDiscount(organization, sent), relatedVouchers };
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
