import type { LexofficeClient } from '../lexoffice/lexoffice-client.ts';
import type { CountryClassOf } from './person-fields.ts';

/** Only a warning hangs on the list of countries: without it, none. */
export async function countryClassOf(client: LexofficeClient, signal?: AbortSignal): Promise<CountryClassOf> {
  try {
    return await client.countryClass({ lane: 'user', ...(signal && { signal }) });
  } catch {
    return () => 'none';
  }
}
