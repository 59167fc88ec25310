import type { Cache } from '../../../host/api/cache.ts';
import type { Instant } from '../../../host/api/calendar-date.ts';
import type { Clock } from '../host-tokens.ts';
import type { Country } from './profile.schema.ts';

const KEY = 'v1/countries';
/** Countries change their class every few years. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

interface KeptCountries {
  readonly readAt: Instant;
  readonly countries: readonly Country[];
}

/** The country list of the remote, kept in the host: a window that opens and a worker that begins ask for it once a week, not each time. */
export class CountryList {
  constructor(
    private readonly cache: Cache,
    private readonly clock: Clock,
  ) {}

  async read(ask: () => Promise<readonly Country[]>): Promise<readonly Country[]> {
    const now = this.clock.now();
    const [kept] = await this.cache.get([KEY]).catch(() => []);
    if (kept !== undefined) {
      const { readAt, countries } = kept.value as KeptCountries;
      const age = now.getTime() - Date.parse(readAt);
      if (age >= 0 && age < KEPT_MS) return countries;
    }
    const countries = await ask();
    const value: KeptCountries = { readAt: now.toISOString(), countries };
    // A host that keeps nothing is asked again next time.
    await this.cache.put([{ key: KEY, value }]).catch(() => undefined);
    return countries;
  }
}
