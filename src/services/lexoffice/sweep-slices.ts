import { SEARCH_WINDOW, sweepPages } from './sweep-pages.ts';
import type { Page, Reading } from './sweep-pages.ts';

/**
 * Sweeps a list of any length: what reaches the search window is split until each part fits (A4, E28). Parts may overlap; each key
 * comes once. A part that cannot be split is read as far as the window goes and leaves the sweep incomplete.
 */
export async function* sweepSlices<Q, T>(
  whole: Q,
  fetchPage: (query: Q, page: number) => Promise<Page<T>>,
  split: (query: Q) => readonly Q[],
): AsyncGenerator<Reading<T> & { readonly complete: boolean }, void> {
  const open: Q[] = [whole];
  const rows = new Map<string, T>();
  let pages = 0;
  let complete = true;
  for (let query = open.pop(); query !== undefined; query = open.pop()) {
    const part = query;
    const firstPage = await fetchPage(part, 0);
    const parts = firstPage.total >= SEARCH_WINDOW ? split(part) : [];
    if (parts.length > 0) {
      open.push(...parts.toReversed());
      continue;
    }
    const sweep = sweepPages((page) => fetchPage(part, page), firstPage);
    let step = await sweep.next();
    for (; !step.done; step = await sweep.next()) {
      const { page, total } = step.value;
      const seen = new Map([...rows, ...step.value.rows]);
      yield {
        rows: seen,
        page: pages + page,
        pages: pages + step.value.pages + open.length,
        total: open.length === 0 ? rows.size + total : Math.max(SEARCH_WINDOW, seen.size),
        complete: false,
      };
    }
    for (const [key, item] of step.value.rows) rows.set(key, item);
    pages += step.value.pages;
    complete &&= step.value.complete;
    const ended = open.length === 0;
    yield {
      rows: new Map(rows),
      page: pages,
      pages: pages + open.length,
      total: ended && complete ? rows.size : Math.max(rows.size, ended ? step.value.total : SEARCH_WINDOW),
      complete: ended && complete,
    };
  }
}
