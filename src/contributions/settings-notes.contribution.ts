import { inject, injectable } from 'inversify';
import { catchError, combineLatest, distinctUntilChanged, from, map, of, startWith, switchMap } from 'rxjs';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { berlinDayOf, plusDays } from '../services/calendar/berlin-calendar.ts';
import { Clock } from '../services/host-tokens.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import { Organization } from '../services/organization/organization.ts';
import { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { settingValues, type SettingKey } from '../services/settings/typed-settings.ts';
import { formatDate, formatInstant } from '../ui/format.ts';
import type { Contribution } from './contribution.ts';
import { Workbench } from './contribution.ts';
import { Disposables, Replaceable } from './disposables.ts';

const LAST_FETCH_DATE = 'lexoffice.lastFetchDate' satisfies SettingKey;

/** Says beside "Letztes Abrufdatum" what the date means and when the list was last read completely (rules.md 2). */
@injectable()
export class SettingsNotesContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(Clock) private readonly clock: Clock,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { settings } = this.workbench;
    const note = new Replaceable();
    const lastFetchDate$ = settingValues(this.workbench, LAST_FETCH_DATE);
    const readAt$ = combineLatest([this.organization.state$, lastFetchDate$, this.lists.waiting$]).pipe(
      switchMap(([state, boundary]) => {
        if (state.status !== 'connected' || boundary === undefined) return of(undefined);
        const watermark = this.registry.watermark(state.profile.organizationId, {
          lastFetchDate: boundary,
          today: berlinDayOf(this.clock.now()),
        });
        return from(watermark).pipe(catchError(() => of(undefined)));
      }),
      map((watermark) => watermark?.readAt),
      startWith(undefined),
      distinctUntilChanged(),
    );
    return new Disposables().add(
      note,
      combineLatest([lastFetchDate$, readAt$]).subscribe(([date, readAt]) => {
        const { settings: texts } = this.texts;
        const text = [
          date === undefined ? texts.dateMissing : texts.firstDay(formatDate(plusDays(date, 1))),
          ...(readAt === undefined ? [] : [texts.readAt(formatInstant(readAt))]),
        ].join(' ');
        note.set(
          settings.annotate(LAST_FETCH_DATE, { text, severity: date === undefined ? 'warning' : 'info' }),
        );
      }),
    );
  }
}
