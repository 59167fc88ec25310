import { ApiError } from './envelopes.ts';

/** What the search index behind the lists can reach (lexware-api.md 1.9). */
const SEARCH_WINDOW = 10_000;

export interface SortOrder {
  property: string;
  direction: 'ASC' | 'DESC';
}

interface PageRequest {
  page: number;
  size: number;
}

/** Cuts one page out of all matches; the window is closed after 10 000 rows: an HTTP 500 that looks retryable but is not. */
export function cutPage<T>(matches: readonly T[], { page, size }: PageRequest): { rows: T[]; total: number } {
  if ((page + 1) * size > SEARCH_WINDOW) {
    throw new ApiError(500, `Maximum search window size exceeded: ${SEARCH_WINDOW}`);
  }
  return {
    rows: matches.slice(page * size, (page + 1) * size),
    total: Math.min(matches.length, SEARCH_WINDOW),
  };
}

/** The page object; `sort` is left out where the endpoint has none. */
export function pageBody(
  rows: readonly unknown[],
  total: number,
  request: PageRequest,
  sort?: SortOrder,
): Record<string, unknown> {
  const totalPages = Math.ceil(total / request.size);
  return {
    content: rows,
    first: request.page === 0,
    last: request.page >= totalPages - 1,
    totalPages,
    totalElements: total,
    numberOfElements: rows.length,
    size: request.size,
    number: request.page,
    sort: sort && [
      {
        property: sort.property,
        direction: sort.direction,
        ignoreCase: false,
        nullHandling: 'NATIVE',
        ascending: sort.direction === 'ASC',
      },
    ],
  };
}

/** Same members in the order of the contact list's samples: readers must not rely on an order. */
export function contactPageBody(
  rows: readonly unknown[],
  total: number,
  request: PageRequest,
  sort: SortOrder,
): Record<string, unknown> {
  const {
    content,
    totalPages,
    totalElements,
    last,
    sort: order,
    size,
    number,
    first,
    numberOfElements,
  } = pageBody(rows, total, request, sort);
  return { content, totalPages, totalElements, last, sort: order, size, number, first, numberOfElements };
}

/** Whole number of a query parameter; undefined if it is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
