/** A list that grows, page by page; the next one is asked for when somebody wants it. */
export type Pages<T> = AsyncIterable<readonly T[]>;

export async function collect<T>(pages: Pages<T>): Promise<readonly T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
