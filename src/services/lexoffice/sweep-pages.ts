/** What the API lets a list reach; `totalElements` stops there too (A4). */
export const SEARCH_WINDOW = 10_000;
const MAX_PASSES = 4;
/** A date further ahead was not set while the pages were read; whatever it means, it will not pass by reading again. */
const AHEAD_MS = 60_000;

/** A row with its identity; without a readable id it is known by its place. */
export interface Identified<T> {
  readonly key: string;
  readonly item: T;
  /** When the remote last changed it, milliseconds of the remote's clock. */
  readonly changedAt?: number;
}

export interface Page<T> {
  readonly rows: readonly Identified<T>[];
  readonly total: number;
  readonly number: number;
  readonly size: number;
  readonly last: boolean;
  readonly whole: boolean;
  readonly servedAt?: number;
}

type Rows<T> = ReadonlyMap<string, T>;

/** What could be read so far; each key once. */
export interface Reading<T> {
  readonly rows: ReadonlyMap<string, T>;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

interface Pass<T> {
  readonly rows: Rows<T>;
  /** Every page held what it should; otherwise the remote does not page as asked, and reading again would not help. */
  readonly sound: boolean;
  /** The total stayed, nothing was changed meanwhile, page 0 reads the same at the end. */
  readonly steady: boolean;
  /** No row came twice. */
  readonly distinct: boolean;
  readonly pages: number;
  readonly total: number;
}

/**
 * Reads all pages, yields after every page but the last, returns whether nothing was missed (A6). One page is one answer and needs no proof.
 * Several pages are complete when the total stayed, no row came twice, none was changed after the first page was served, and page 0
 * reads the same at the end: a row can slip past the reader only when another left and one arrived, and that leaves one of these
 * traces. Else it reads again, a few times.
 */
export async function* sweepPages<T>(
  fetchPage: (page: number) => Promise<Page<T>>,
  firstPage?: Page<T>,
): AsyncGenerator<Reading<T>, Reading<T> & { readonly complete: boolean }> {
  let before: Pass<T> | undefined;
  for (let count = 1; ; count++) {
    const pass = yield* readOnce(fetchPage, count === 1 ? firstPage : undefined, before?.rows ?? new Map());
    if (isSettled(pass, before)) return { ...pass, page: pass.pages, complete: true };
    if (count === MAX_PASSES || isHopeless(pass, before)) {
      // What one of two unsettled readings held is better shown than lost.
      const rows = new Map([...(before?.rows ?? []), ...pass.rows]);
      return {
        rows,
        page: pass.pages,
        pages: pass.pages,
        total: Math.max(pass.total, rows.size),
        complete: false,
      };
    }
    before = pass;
  }
}

function isSettled<T>(pass: Pass<T>, before: Pass<T> | undefined): boolean {
  if (!pass.sound || pass.total >= SEARCH_WINDOW) return false;
  if (!pass.steady || pass.distinct) return pass.steady;
  // A row twice is a shifted list, or a list that has it twice (B4): then the next reading finds the same.
  return before?.sound === true && before.steady && haveSameKeys(before.rows, pass.rows);
}

/** The window hides the rest, or the remote twice did not page as asked (A2). */
function isHopeless<T>(pass: Pass<T>, before: Pass<T> | undefined): boolean {
  return pass.total >= SEARCH_WINDOW || (!pass.sound && before?.sound === false);
}

async function* readOnce<T>(
  fetchPage: (page: number) => Promise<Page<T>>,
  firstPage: Page<T> | undefined,
  known: Rows<T>,
): AsyncGenerator<Reading<T>, Pass<T>> {
  const rows = new Map<string, T>();
  const first = firstPage ?? (await fetchPage(0));
  let answer = first;
  let page = 0;
  let received = 0;
  let sound = true;
  let steady = true;
  let distinct = true;
  let previousKeys: readonly string[] = [];
  for (;;) {
    const keys = answer.rows.map((row) => row.key);
    sound &&= answer.whole && answer.number === page && answer.size > 0;
    // The same page once more: the remote ignores `page`, or the list moved by exactly one page (A2).
    const repeated = keys.length > 0 && haveSameOrder(keys, previousKeys);
    sound &&= !repeated;
    steady &&= answer.total === first.total && answer.size === first.size;
    if (page > 0) steady &&= !changedSince(answer, first);
    for (const { key, item } of answer.rows) {
      distinct &&= !rows.has(key);
      rows.set(key, item);
    }
    received += answer.rows.length;
    const nextIsInWindow = (page + 2) * answer.size <= SEARCH_WINDOW;
    if (answer.last || !sound || keys.length === 0 || !nextIsInWindow) break;
    yield progress(rows, known, page, answer);
    previousKeys = keys;
    page++;
    answer = await fetchPage(page);
  }
  sound &&= received === answer.total;
  if (page > 0 && sound && steady) {
    const again = await fetchPage(0);
    steady = again.total === answer.total && haveSameOrder(keysOf(again), keysOf(first));
  }
  return { rows, sound, steady, distinct, pages: page + 1, total: answer.total };
}

function progress<T>(rows: Rows<T>, known: Rows<T>, page: number, answer: Page<T>): Reading<T> {
  return {
    rows: new Map([...known, ...rows]),
    page: page + 1,
    pages: Math.ceil(answer.total / answer.size),
    total: answer.total,
  };
}

/** Timestamps of lists are cut to the second, and so is the served time. */
function changedSince<T>(answer: Page<T>, first: Page<T>): boolean {
  const from = first.servedAt;
  if (from === undefined) return false;
  const until = (answer.servedAt ?? from) + AHEAD_MS;
  return answer.rows.some(
    ({ changedAt }) => changedAt !== undefined && changedAt >= from && changedAt <= until,
  );
}

function keysOf<T>(page: Page<T>): string[] {
  return page.rows.map((row) => row.key);
}

function haveSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function haveSameKeys<T>(a: Rows<T>, b: Rows<T>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}
