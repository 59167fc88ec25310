/** Query parameters by path, with the values that the routes themselves check. */
import { LIST_SORT_FIELDS, LISTED_STATUSES, LISTED_TYPES } from '../routes/voucherlist.ts';
import { TEMPLATE_SORT_KEYS } from '../routes/recurring-templates.ts';
import { CREATABLE } from '../routes/sales-create.ts';
import { SALES_PATHS } from '../store/sales-document.ts';

export interface Parameter {
  name: string;
  required?: boolean;
  schema: Record<string, unknown>;
  description?: string;
}

const text = { type: 'string' };
const flag = { type: 'boolean' };
const day = { type: 'string', format: 'date' };
const paging = (largest: number, smallest = 1): Parameter[] => [
  { name: 'page', schema: { type: 'integer', minimum: 0, default: 0 } },
  { name: 'size', schema: { type: 'integer', minimum: smallest, maximum: largest, default: 25 } },
];
const sort = (fields: readonly string[]): Parameter => ({
  name: 'sort',
  schema: text,
  description: `one of ${fields.join(', ')}, then ",ASC" or ",DESC"`,
});
const several = (values: readonly string[]): Record<string, unknown> => ({
  type: 'array',
  items: { type: 'string', enum: ['any', ...values] },
});

const searchText = { type: 'string', minLength: 3, maxLength: 128 };

export const QUERY_PARAMETERS: Readonly<Record<string, readonly Parameter[]>> = {
  'GET /v1/contacts': [
    { name: 'email', schema: searchText },
    { name: 'name', schema: searchText, description: 'HTML-encoded; _ and % are wildcards' },
    { name: 'number', schema: { type: 'integer' } },
    { name: 'customer', schema: flag },
    { name: 'vendor', schema: flag },
    ...paging(500),
  ],
  'GET /v1/voucherlist': [
    { name: 'voucherType', required: true, schema: several(LISTED_TYPES) },
    { name: 'voucherStatus', required: true, schema: several(LISTED_STATUSES) },
    { name: 'archived', schema: flag },
    { name: 'contactId', schema: { type: 'string', format: 'uuid' } },
    { name: 'voucherNumber', schema: text },
    ...['voucherDate', 'createdDate', 'updatedDate'].flatMap((name) => [
      { name: `${name}From`, schema: day },
      { name: `${name}To`, schema: day },
    ]),
    ...paging(250),
    sort(Object.values(LIST_SORT_FIELDS)),
  ],
  'GET /v1/articles': [
    { name: 'articleNumber', schema: text },
    { name: 'gtin', schema: text },
    { name: 'type', schema: { type: 'string', enum: ['PRODUCT', 'SERVICE'] } },
    ...paging(250, 25),
  ],
  'GET /v1/recurring-templates': [...paging(250), sort(Object.keys(TEMPLATE_SORT_KEYS))],
  'GET /v1/vouchers': [{ name: 'voucherNumber', required: true, schema: text }, ...paging(250)],
  ...Object.fromEntries(
    CREATABLE.map((type) => [
      `POST /v1/${SALES_PATHS[type]}`,
      [
        { name: 'finalize', schema: flag },
        {
          name: 'precedingSalesVoucherId',
          required: type === 'dunning',
          schema: { type: 'string', format: 'uuid' },
        },
      ],
    ]),
  ),
};
