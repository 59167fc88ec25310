/** Request bodies by path, out of the members that the routes pick from what is sent. */
import {
  ADDRESS,
  COMPANY,
  CONTACT_PERSON,
  EMAIL_GROUPS,
  PERSON,
  PHONE_GROUPS,
  X_RECHNUNG,
} from '../routes/contact-members.ts';
import { EVENT_TYPES } from '../routes/event-subscriptions.ts';
import { CREATABLE } from '../routes/sales-create.ts';
import { DOCUMENT_MEMBERS, DOCUMENT_PARTS, LINE_MEMBERS, PRICE_MEMBERS } from '../routes/sales-members.ts';
import { SHIPPING_TYPES, TAX_TYPES } from '../routes/sales-validation.ts';
import { VOUCHER_ITEM_MEMBERS, VOUCHER_TAX_TYPES, VOUCHER_TYPES } from '../routes/voucher-validation.ts';
import { SALES_PATHS } from '../store/sales-document.ts';

type Schema = Record<string, unknown>;

const text = { type: 'string' };
const number = { type: 'number' };
const list = (items: Schema, most?: number): Schema => ({
  type: 'array',
  items,
  ...(most !== undefined && { maxItems: most }),
});
const oneOf = (values: readonly unknown[]): Schema => ({ type: 'string', enum: values });

/** Members whose type is not text, wherever they occur. */
const TYPES: Readonly<Record<string, Schema>> = {
  primary: { type: 'boolean' },
  allowTaxFreeInvoices: { type: 'boolean' },
  optional: { type: 'boolean' },
  alternative: { type: 'boolean' },
  quantity: number,
  netAmount: number,
  grossAmount: number,
  taxRatePercentage: number,
  discountPercentage: number,
  totalDiscountAbsolute: number,
  totalDiscountPercentage: number,
  amount: number,
  taxAmount: number,
  taxRatePercent: number,
  paymentTermDuration: { type: 'integer' },
  paymentDiscountConditions: {
    type: 'object',
    properties: { discountPercentage: number, discountRange: { type: 'integer' } },
  },
  taxType: oneOf(TAX_TYPES),
  shippingType: oneOf(SHIPPING_TYPES),
  language: oneOf(['de', 'en']),
  currency: oneOf(['EUR']),
};

const object = (members: readonly string[], more: Schema = {}, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties: { ...Object.fromEntries(members.map((name) => [name, TYPES[name] ?? text])), ...more },
  ...(required.length > 0 && { required }),
});

const contact = object(
  ['note'],
  {
    version: { type: 'integer' },
    roles: { type: 'object', properties: { customer: { type: 'object' }, vendor: { type: 'object' } } },
    company: object(COMPANY, { contactPersons: list(object(CONTACT_PERSON, {}, ['lastName']), 1) }, ['name']),
    person: object(PERSON, {}, ['lastName']),
    addresses: object([], {
      billing: list(object(ADDRESS, {}, ['countryCode']), 1),
      shipping: list(object(ADDRESS, {}, ['countryCode']), 1),
    }),
    emailAddresses: object([], Object.fromEntries(EMAIL_GROUPS.map((group) => [group, list(text, 1)]))),
    phoneNumbers: object([], Object.fromEntries(PHONE_GROUPS.map((group) => [group, list(text, 1)]))),
    xRechnung: object(X_RECHNUNG),
  },
  ['version', 'roles'],
);

const line = object(
  LINE_MEMBERS,
  { type: oneOf(['custom', 'text', 'material', 'service']), unitPrice: object(PRICE_MEMBERS) },
  ['type'],
);
const document = object(
  DOCUMENT_MEMBERS,
  {
    ...Object.fromEntries(Object.entries(DOCUMENT_PARTS).map(([part, members]) => [part, object(members)])),
    lineItems: list(
      object(LINE_MEMBERS, { ...(line['properties'] as Schema), subItems: list(line) }, ['type']),
      300,
    ),
  },
  ['voucherDate', 'address', 'lineItems', 'taxConditions'],
);

const voucher = object(
  [
    'voucherStatus',
    'voucherNumber',
    'voucherDate',
    'shippingDate',
    'dueDate',
    'contactId',
    'contactName',
    'remark',
  ],
  {
    type: oneOf(VOUCHER_TYPES),
    taxType: oneOf(VOUCHER_TAX_TYPES),
    totalGrossAmount: number,
    totalTaxAmount: number,
    useCollectiveContact: { type: 'boolean' },
    voucherItems: list(object(VOUCHER_ITEM_MEMBERS, {}, VOUCHER_ITEM_MEMBERS)),
    files: list(text),
    version: { type: 'integer' },
  },
  ['type', 'voucherDate', 'totalGrossAmount', 'totalTaxAmount', 'taxType', 'voucherItems'],
);

const article = object(
  ['title', 'description', 'articleNumber', 'gtin', 'note', 'unitName'],
  {
    type: oneOf(['PRODUCT', 'SERVICE']),
    price: object(
      [],
      {
        netPrice: number,
        grossPrice: number,
        leadingPrice: oneOf(['NET', 'GROSS']),
        taxRate: { enum: [0, 7, 19] },
      },
      ['leadingPrice', 'taxRate'],
    ),
    version: { type: 'integer' },
  },
  ['title', 'type', 'unitName', 'price'],
);

const upload = (required: readonly string[]): Schema => ({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' }, type: oneOf(['voucher']) },
  required,
});

const json = (schema: Schema): Schema => ({ 'application/json': { schema } });
const form = (schema: Schema): Schema => ({ 'multipart/form-data': { schema } });

/** `content` of each request body. */
export const REQUEST_BODIES: Readonly<Record<string, Schema>> = {
  'POST /v1/contacts': json(contact),
  'PUT /v1/contacts/{id}': json(contact),
  'POST /v1/vouchers': json(voucher),
  'PUT /v1/vouchers/{id}': json(voucher),
  'POST /v1/articles': json(article),
  'PUT /v1/articles/{id}': json(article),
  'POST /v1/event-subscriptions': json(
    object(['callbackUrl'], { eventType: oneOf([...EVENT_TYPES]) }, ['eventType', 'callbackUrl']),
  ),
  'POST /v1/files': form(upload(['file', 'type'])),
  'POST /v1/vouchers/{id}/files': form(upload(['file'])),
  ...Object.fromEntries(CREATABLE.map((type) => [`POST /v1/${SALES_PATHS[type]}`, json(document)])),
};
