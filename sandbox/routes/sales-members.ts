/** What a caller may decide about a new sales document; everything else that was sent is dropped (evidence.md body-1). */
import { pick } from '../http/pick.ts';
import type { DocumentInput } from '../store/compose-document.ts';
import type { Json } from './sales-validation.ts';
import { canonicalTimestamp, isObject, isTimestamp } from './sales-validation.ts';

export const DOCUMENT_MEMBERS = [
  'language',
  'voucherDate',
  'expirationDate',
  'printLayoutId',
  'title',
  'introduction',
  'remark',
  'deliveryTerms',
] as const;

/** Members that are objects, with what each may hold. */
export const DOCUMENT_PARTS = {
  address: ['contactId', 'name', 'supplement', 'street', 'city', 'zip', 'countryCode'],
  totalPrice: ['currency', 'totalDiscountAbsolute', 'totalDiscountPercentage'],
  taxConditions: ['taxType', 'taxSubType', 'taxTypeNote'],
  paymentConditions: ['paymentTermLabel', 'paymentTermDuration', 'paymentDiscountConditions'],
  shippingConditions: ['shippingType', 'shippingDate', 'shippingEndDate'],
  xRechnung: ['buyerReference'],
} as const;

export const LINE_MEMBERS = [
  'id',
  'type',
  'name',
  'description',
  'quantity',
  'unitName',
  'unitPrice',
  'discountPercentage',
  'optional',
  'alternative',
] as const;
export const PRICE_MEMBERS = ['currency', 'netAmount', 'grossAmount', 'taxRatePercentage'] as const;
const DISCOUNT = ['discountPercentage', 'discountRange'] as const;

/** Timestamps come back with the Berlin offset. */
function withBerlinOffsets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBerlinOffsets);
  if (!isObject(value)) return isTimestamp(value) ? canonicalTimestamp(value) : value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withBerlinOffsets(member)]));
}

function lineItemOf(sent: unknown): Json {
  const line = pick(sent, LINE_MEMBERS) ?? {};
  const unitPrice = pick(line['unitPrice'], PRICE_MEMBERS);
  const subItems = pick(sent, ['subItems'])?.['subItems'];
  return {
    ...line,
    ...(unitPrice && { unitPrice }),
    ...(Array.isArray(subItems) && { subItems: subItems.map(lineItemOf) }),
  };
}

/** The template of the label is read-only: a sent label stands for itself. */
function conditionsOf(sent: Json): Json {
  const discount = pick(sent['paymentDiscountConditions'], DISCOUNT);
  return {
    paymentTermDuration: 0,
    ...sent,
    paymentTermLabelTemplate: sent['paymentTermLabel'],
    ...(discount && { paymentDiscountConditions: discount }),
  };
}

/** Call after `salesViolations` found nothing: the cast rests on it. */
export function salesInput(body: Json): DocumentInput {
  const input: Json = {
    ...pick(body, DOCUMENT_MEMBERS),
    lineItems: (body['lineItems'] as unknown[]).map(lineItemOf),
  };
  for (const [part, members] of Object.entries(DOCUMENT_PARTS)) {
    const picked = pick(body[part], members);
    if (picked) input[part] = picked;
  }
  if (isObject(input['paymentConditions']))
    input['paymentConditions'] = conditionsOf(input['paymentConditions']);
  return withBerlinOffsets(input) as DocumentInput;
}
