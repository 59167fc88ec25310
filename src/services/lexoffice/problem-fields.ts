/**
 * The fields that a contract error is about, by their paths on the wire and without positions in lists: `taxAmounts.0.taxAmount amount` →
 * `taxAmounts.taxAmount`. What is no matter of a field answers its code, e.g. `not-json`. Each once, in order.
 */
export function problemFields(problem: string): readonly string[] {
  const paths = problem
    .split(',')
    .map((part) => part.trim().split(' ', 1)[0] ?? '')
    .map((path) => path.replaceAll(/\.\d+(?=\.|$)/g, ''));
  return [...new Set(paths)].filter((path) => path !== '');
}
