import { inject, injectable } from 'inversify';
import {
  catchError,
  combineLatest,
  distinctUntilChanged,
  EMPTY,
  filter,
  from,
  map,
  merge,
  startWith,
  switchMap,
  type Observable,
} from 'rxjs';
import type { Instant } from '../../host/api/calendar-date.ts';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { observe } from '../services/host-events.ts';
import { Clock } from '../services/host-tokens.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import type { WaitingCount } from '../services/invoices/list/waiting-count.ts';
import { Organization, type ConnectionState } from '../services/organization/organization.ts';
import { problemOf } from '../services/problem.ts';
import { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { formatInstant, formatTime } from '../ui/format.ts';
import type { Contribution } from './contribution.ts';
import { Workbench } from './contribution.ts';
import { Disposables, Replaceable } from './disposables.ts';

/** The status bar: the company and whether it is reached, or since when not, and when any seat or worker last read its list completely. */
@injectable()
export class ConnectionStatusContribution implements Contribution {
  #company: string | undefined;

  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(Clock) private readonly clock: Clock,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { state$ } = this.organization;
    const shown = new Replaceable();
    return new Disposables().add(
      shown,
      combineLatest([state$, this.#lostAt(), this.#readAt()]).subscribe(([state, lostAt, readAt]) => {
        if ('profile' in state) this.#company = state.profile.companyName;
        const said = this.#describe(state, lostAt);
        shown.set(
          said &&
            this.workbench.window.setStatus(
              this.texts.badge.status(said.text, readAt && formatInstant(readAt)),
              said.tooltip,
            ),
        );
      }),
    );
  }

  /** Since when Lexware Office is away, as the checks of the connection and the readings of the list find it. */
  #lostAt(): Observable<Instant | undefined> {
    return merge(this.organization.state$, this.lists.waiting$).pipe(
      map(isReached),
      filter((reached) => reached !== undefined),
      distinctUntilChanged(),
      map((reached) => (reached ? undefined : this.clock.now().toISOString())),
      startWith<Instant | undefined>(undefined),
    );
  }

  #readAt(): Observable<Instant | undefined> {
    const moved$ = merge(this.organization.state$, observe(this.registry.onDidRead));
    return moved$.pipe(
      // The host is away: what it said last stays.
      switchMap(() => from(this.#lastReading()).pipe(catchError(() => EMPTY))),
      startWith(undefined),
      distinctUntilChanged(),
    );
  }

  async #lastReading(): Promise<Instant | undefined> {
    const company = await this.organization.boundTo();
    return company === undefined ? undefined : this.registry.lastReading(company);
  }

  #describe(
    state: ConnectionState,
    lostAt: Instant | undefined,
  ): { readonly text: string; readonly tooltip?: string } | undefined {
    const { badge, problems } = this.texts;
    if (state.status === 'no-token') return undefined;
    if (lostAt !== undefined) {
      const { message, advice } = problemOf(problems, 'offline');
      const since = formatTime(lostAt, this.clock.now().toISOString());
      return { text: badge.offlineSince(since), tooltip: `${message} ${advice}` };
    }
    switch (state.status) {
      case 'other-organization':
      case 'second-mandant':
        return { text: badge.notReady(state.profile.companyName) };
      case 'failed': {
        // A reading has come through since.
        if (state.failure === 'offline') return this.#ready();
        const { message, advice } = problemOf(problems, state.failure);
        return { text: message, tooltip: `${message} ${advice}` };
      }
      default:
        return this.#ready();
    }
  }

  #ready(): { readonly text: string } | undefined {
    return this.#company === undefined ? undefined : { text: this.texts.badge.ready(this.#company) };
  }
}

/** Whether Lexware Office answers; `undefined` where this does not tell. */
function isReached(seen: ConnectionState | WaitingCount): boolean | undefined {
  switch (seen.status) {
    case 'connected':
    case 'other-organization':
    case 'second-mandant':
    case 'ready':
      return true;
    case 'failed':
    case 'stale':
      return seen.failure === 'offline' ? false : undefined;
    default:
      return undefined;
  }
}
