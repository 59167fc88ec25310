import { catchError, from, map, of, startWith, switchMap, type Observable } from 'rxjs';
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
  );
}
