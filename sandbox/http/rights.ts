/** Rights of keys: reading and saving are chosen apart, resource by resource (evidence.md gateway-8). */
const READ_ONLY = [
  'profile',
  'voucherlist',
  'payments',
  'down-payment-invoices',
  'recurring-templates',
  'payment-conditions',
  'posting-categories',
  'countries',
  'print-layouts',
] as const;
const SAVED = [
  'contacts',
  'articles',
  'invoices',
  'credit-notes',
  'quotations',
  'order-confirmations',
  'delivery-notes',
  'dunnings',
  'vouchers',
  'event-subscriptions',
] as const;

type Right = `${(typeof READ_ONLY)[number]}:read` | `${(typeof SAVED)[number]}:${'read' | 'save'}`;

/** What a key has that was made with "all rights". */
export const ALL_RIGHTS: readonly Right[] = [
  ...READ_ONLY.map((resource) => `${resource}:read` as const),
  ...SAVED.flatMap((resource) => [`${resource}:read`, `${resource}:save`] as const),
];

/** Throws a `RangeError` that names the right it does not know. */
export function rightsOf(names: Iterable<string>): ReadonlySet<string> {
  const rights = new Set(names);
  for (const name of rights) {
    if (!(ALL_RIGHTS as readonly string[]).includes(name))
      throw new RangeError(`unknown right "${name}"; there are: ${ALL_RIGHTS.join(', ')}`);
  }
  return rights;
}

/**
 * The right that a request needs, if any. Files have none of their own: reading comes with the document, an upload saves a
 * voucher; both inferred.
 */
export function neededRight(method: string, path: string): string | undefined {
  const resource = path.split('/')[2] ?? '';
  const action = method === 'GET' || method === 'HEAD' ? 'read' : 'save';
  const right = resource === 'files' && action === 'save' ? 'vouchers:save' : `${resource}:${action}`;
  return (ALL_RIGHTS as readonly string[]).includes(right) ? right : undefined;
}
