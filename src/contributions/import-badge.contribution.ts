import { inject, injectable } from 'inversify';
import { distinctUntilChanged, filter, map, skip, startWith } from 'rxjs';
import type { Badge } from '../../host/api/badges.ts';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { observe } from '../services/host-events.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import type { WaitingCount } from '../services/invoices/list/waiting-count.ts';
import { Organization } from '../services/organization/organization.ts';
import { problemOf } from '../services/problem.ts';
import { formatCount, formatInstant } from '../ui/format.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables, Replaceable } from './disposables.ts';

/** Shows on the import button how many entries wait; reads again whenever the user switches to Kunden (LX-18). */
@injectable()
export class ImportBadgeContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(Organization) private readonly organization: Organization,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { views, badges } = this.workbench;
    const shown = new Replaceable();
    return new Disposables().add(
      shown,
      this.lists.waiting$.subscribe((waiting) => {
        const badge = this.#badge(waiting);
        shown.set(badge && badges.show(commandId('lexoffice.importInvoices'), badge));
      }),
      observe(views.onDidChangeView)
        .pipe(
          startWith(views.active),
          filter((view) => view === 'customers'),
        )
        // Forced: whoever has just written an invoice and switches here expects to see it counted (LX-18).
        .subscribe(() => void this.lists.refreshWaiting({ force: true })),
      // Another token, or one that stopped working: said at once, not at the next look.
      this.organization.state$
        .pipe(
          filter(({ status }) => status !== 'checking'),
          map((state) => (state.status === 'failed' ? state.failure : state.status)),
          distinctUntilChanged(),
          skip(1),
          filter(() => views.active === 'customers'),
        )
        .subscribe(() => void this.lists.refreshWaiting({ force: true })),
    );
  }

  /** Nothing at all when every entry is done; the number stays while it is read anew. */
  #badge(waiting: WaitingCount): Badge | undefined {
    const { badge, problems } = this.texts;
    switch (waiting.status) {
      case 'unknown':
        return undefined;
      case 'refreshing':
        return { ...pill(waiting.count), tooltip: badge.refreshing, state: 'refreshing' };
      case 'ready':
        return waiting.count === 0
          ? undefined
          : { count: waiting.count, tooltip: badge.waiting(formatCount(waiting.count)) };
      case 'stale': {
        const { message, advice } = problemOf(problems, waiting.failure);
        const problem = `${message} ${advice}`;
        const tooltip =
          waiting.count === undefined || waiting.readAt === undefined
            ? badge.unknown(problem)
            : badge.stale(formatCount(waiting.count), formatInstant(waiting.readAt), problem);
        return { ...pill(waiting.count), tooltip, state: 'stale' };
      }
    }
  }
}

/** 0 is no number to show. */
function pill(count: number | undefined): Pick<Badge, 'count'> {
  return count ? { count } : {};
}
