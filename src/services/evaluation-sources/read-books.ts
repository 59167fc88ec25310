import { catchError, distinctUntilChanged, from, map, of, startWith, switchMap, type Observable } from 'rxjs';
import type { Voucher, Vouchers } from '../../../host/api/vouchers.ts';
import type { Failure } from '../failures.ts';
import { observe } from '../host-events.ts';
import { failureCode } from '../service-failure.ts';

export type BooksState =
  | { readonly status: 'reading' }
  | { readonly status: 'ready'; readonly vouchers: readonly Voucher[] }
  | { readonly status: 'failed'; readonly code: Failure };

/** The vouchers of the Kunden, deleted ones left out; read again whenever they change. Cold, never errors. */
export function readBooks(vouchers: Vouchers): Observable<BooksState> {
  return observe(vouchers.onDidChange).pipe(
    startWith(undefined),
    switchMap(() =>
      from(vouchers.list({ belegkreis: 'customers' })).pipe(
        map((all): BooksState => ({ status: 'ready', vouchers: all })),
        catchError((error: unknown) => of<BooksState>({ status: 'failed', code: failureCode(error) })),
      ),
    ),
    startWith<BooksState>({ status: 'reading' }),
    distinctUntilChanged(isSame),
  );
}

/** A voucher never changes: what was said of a payment is nothing to evaluations, and must not close what somebody looks at. */
function isSame(before: BooksState, now: BooksState): boolean {
  if (before.status !== 'ready' || now.status !== 'ready') return false;
  const ids = new Set(before.vouchers.map(({ id }) => id));
  return now.vouchers.length === ids.size && now.vouchers.every(({ id }) => ids.has(id));
}
