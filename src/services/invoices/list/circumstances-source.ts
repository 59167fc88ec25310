import { inject, injectable } from 'inversify';
import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import { AccountTables } from '../../account-table/account-tables.ts';
import { berlinDayOf } from '../../calendar/berlin-calendar.ts';
import { Clock, Host } from '../../host-tokens.ts';
import { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import type { CountryClass, Profile } from '../../lexoffice/profile.ts';
import { Customers } from './customers.ts';
import { ServiceFailure } from '../../service-failure.ts';
import { setting } from '../../settings/typed-settings.ts';
import type { Circumstances } from '../rules/known-document.ts';

/** Gathers persons, accounts and settings for the rules. */
@injectable()
export class CircumstancesSource {
  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(Clock) private readonly clock: Clock,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(AccountTables) private readonly tables: AccountTables,
    @inject(Customers) private readonly customers: Customers,
  ) {}

  /** "Letztes Abrufdatum", if the user has set it. */
  boundary(): CalendarDate | undefined {
    return setting(this.host, 'lexoffice.lastFetchDate');
  }

  /** @throws ServiceFailure `no-last-fetch-date` while it is empty. */
  lastFetchDate(): CalendarDate {
    const date = this.boundary();
    if (date === undefined) throw new ServiceFailure('no-last-fetch-date');
    return date;
  }

  today(): CalendarDate {
    return berlinDayOf(this.clock.now());
  }

  /** `forBooking` reads the country list too, which a count of rows does not need. */
  async load(
    profile: Profile,
    options: { readonly forBooking: boolean; readonly signal?: AbortSignal },
  ): Promise<Circumstances> {
    const lastFetchDate = this.lastFetchDate();
    const unasked = (): CountryClass => 'unknown';
    const { signal } = options;
    const { closedUntil, fiscalYearStart } = this.host.mandant.current;
    const [customerOf, table, chart, countryClass] = await Promise.all([
      this.customers.load(profile.organizationId),
      this.tables.current(),
      this.host.accounts.chart(),
      options.forBooking ? this.client.countryClass({ lane: 'user', signal }) : unasked,
    ]);
    return {
      lastFetchDate,
      closedUntil,
      customerOf,
      booking: {
        table,
        accounts: new Map(chart.accounts.map((account) => [account.number, account])),
        profile,
        countryClass,
        smallBusinessPeriod: {
          from: setting(this.host, 'lexoffice.smallBusinessFrom'),
          until: setting(this.host, 'lexoffice.smallBusinessUntil'),
        },
        today: this.today(),
        fiscalYearStart,
        downPaymentsBookedOn: setting(this.host, 'lexoffice.downPaymentsBookedOn'),
      },
    };
  }
}
