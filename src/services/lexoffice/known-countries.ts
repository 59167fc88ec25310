import type { CountryClass } from './profile.ts';

/** Member states besides Germany, since 2020-02-01. */
const MEMBERS = 'AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** Class of a country where the remote has no country list to ask: by law, not by guess (docs/adr/0006). Regions such as GR_69 are third. */
export function knownCountryClass(code: string): CountryClass {
  if (code === 'DE') return 'DE';
  return MEMBERS.includes(code) ? 'EU' : 'third';
}
