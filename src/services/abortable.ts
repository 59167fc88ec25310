import { catchError, from, Observable, of } from 'rxjs';

/**
 * Cold stream of what some work yields: each subscription starts it, unsubscribing aborts it. Never errors: what was thrown becomes the last value.
 */
export function abortable<T>(
  work: (signal: AbortSignal) => AsyncIterable<T>,
  failed: (error: unknown) => T,
): Observable<T> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    subscriber.add(() => abort.abort());
    from(work(abort.signal))
      .pipe(catchError((error: unknown) => of(failed(error))))
      .subscribe(subscriber);
  });
}
