/** First path segments of what is read, each a right that a key has or lacks (lexware-api.md 1.2). */
const RESOURCES = [
  'contacts',
  'voucherlist',
  'invoices',
  'credit-notes',
  'down-payment-invoices',
  'countries',
  'files',
  'payments',
] as const;

export type ReadRight = (typeof RESOURCES)[number];

/** The right that a key lacks which is refused on this path; the profile is refused without a plan, too, and names none. */
export function missingRight(path: string, status: number | undefined): ReadRight | undefined {
  const [, , resource] = path.split('/');
  return status === 403 ? RESOURCES.find((one) => one === resource) : undefined;
}
