import { inject, injectable } from 'inversify';
import { map, switchMap, take, timer, type Observable } from 'rxjs';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { observe } from '../host-events.ts';
import { Host } from '../host-tokens.ts';

/** Tells while the host waits because Lexware Office throttles (G1). */
@injectable()
export class RemotePause {
  /** Counts the seconds down to 0; silent until the next pause. A pause that has begun is told again with the next request. */
  readonly seconds$: Observable<number>;

  constructor(@inject(Host) host: HostServices) {
    this.seconds$ = observe(host.connections.get('lexoffice').onDidPause).pipe(
      switchMap((forMs) => {
        const seconds = Math.ceil(forMs / 1000);
        return timer(0, 1000).pipe(
          take(seconds + 1),
          map((passed) => seconds - passed),
        );
      }),
    );
  }
}
