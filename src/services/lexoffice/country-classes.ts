import type { Cache } from '../../../host/api/cache.ts';
import type { Instant } from '../../../host/api/calendar-date.ts';
import type { Lane } from '../../../host/api/connections.ts';
import type { LexofficeFailure } from '../failures.ts';
import type { Clock } from '../host-tokens.ts';
import { knownCountryClass } from './known-countries.ts';
import type { RequestOptions } from './lexoffice-client.ts';
import { LexofficeError } from './lexoffice-error.ts';
import type { Country, CountryClass } from './profile.ts';

const KEY = 'v1/countries';
/** Countries change their class every few years. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;
/** A key may be older than the country list, another server may have none (docs/adr/0006). */
const HAS_NO_LIST: readonly LexofficeFailure[] = ['not-found', 'plan', 'rejected'];

interface KeptCountries {
  readonly readAt: Instant;
  readonly countries: readonly Country[];
}

type ClassOf = (code: string) => CountryClass;

/** Classes by the country list of the remote, kept in the host: a window that opens and a worker that begins ask for it once a week, not each time. */
export class CountryClasses {
  #classOf: Promise<ClassOf> | undefined;

  /** @param ask reads the list from the remote */
  constructor(
    private readonly cache: Cache,
    private readonly clock: Clock,
    private readonly ask: (lane: Lane) => Promise<readonly Country[]>,
  ) {}

  /** Without the signal of whoever asks first: the others wait for the same answer. */
  async get({ lane, signal }: RequestOptions): Promise<(code: string | undefined) => CountryClass> {
    const reading = (this.#classOf ??= this.#read(lane));
    // A failure is not kept.
    reading.catch(() => {
      if (this.#classOf === reading) this.#classOf = undefined;
    });
    const classOf = await reading;
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return (code) => (code === undefined || code === '' ? 'none' : classOf(code));
  }

  async #read(lane: Lane): Promise<ClassOf> {
    try {
      const classes = new Map((await this.#list(lane)).map((country) => [country.code, country.class]));
      return (code) => classes.get(code) ?? 'unknown';
    } catch (error) {
      if (!LexofficeError.is(error) || !HAS_NO_LIST.includes(error.failure)) throw error;
      return knownCountryClass;
    }
  }

  async #list(lane: Lane): Promise<readonly Country[]> {
    const now = this.clock.now();
    const [kept] = await this.cache.get([KEY]).catch(() => []);
    if (kept !== undefined) {
      const { readAt, countries } = kept.value as KeptCountries;
      const age = now.getTime() - Date.parse(readAt);
      if (age >= 0 && age < KEPT_MS) return countries;
    }
    const countries = await this.ask(lane);
    const value: KeptCountries = { readAt: now.toISOString(), countries };
    // A host that keeps nothing is asked again next time.
    await this.cache.put([{ key: KEY, value }]).catch(() => undefined);
    return countries;
  }
}
