import type { CountryClass } from '../lexoffice/profile.ts';
import type { SalesDocument } from '../lexoffice/sales-document.ts';
import type { BookingContext, BookingPerson } from './booking.ts';

/** Where the recipient sits, as the tax sees it. */
export interface TaxPlace {
  readonly countryCode?: string;
  readonly countryClass: CountryClass;
}

/** Monaco is taxed as France, the Isle of Man as the United Kingdom. */
const COUNTS_AS: Readonly<Record<string, string>> = { MC: 'FR', IM: 'GB' };
/** Helgoland and Büsingen: German soil outside the German tax territory. */
const OUTSIDE_TAX_TERRITORY = ['27498', '78266'];
const EXPORTS = ['thirdPartyCountryDelivery', 'thirdPartyCountryService'];

/** Country of the recipient in capitals: the document's, else the contact's (tax-cases.md, "Facts"). */
export function recipientCountry(
  { address }: Pick<SalesDocument, 'address'>,
  person: BookingPerson,
): string | undefined {
  return (address.countryCode ?? person.countryCode)?.trim().toUpperCase() || undefined;
}

export function taxPlaceOf(
  document: Pick<SalesDocument, 'address' | 'taxType'>,
  person: BookingPerson,
  { countryClass }: Pick<BookingContext, 'countryClass'>,
): TaxPlace {
  const stated = recipientCountry(document, person);
  const countryCode = stated && (COUNTS_AS[stated] ?? stated);
  const postalCode = (document.address.postalCode ?? person.postalCode)?.trim() ?? '';
  const isOutside = countryCode === 'DE' && OUTSIDE_TAX_TERRITORY.includes(postalCode);
  if (isOutside && EXPORTS.includes(document.taxType)) return { countryCode, countryClass: 'third' };
  return { countryCode, countryClass: countryClass(countryCode) };
}
