import { Observable } from 'rxjs';
import type { Event } from '../../host/api/disposable.ts';

/** The one bridge from the host's events to streams. */
export function observe<T>(event: Event<T>): Observable<T> {
  return new Observable((subscriber) => {
    const subscription = event((value) => subscriber.next(value));
    return () => subscription.dispose();
  });
}
