/** Sort key: `RE-9` before `RE-10`, runs of digits compare as numbers (C10). */
export function naturally(number: string): string {
  return number.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** By keys that are plain strings: a collator would cost a second for 10 000 rows. */
export function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
