import type { DocumentAddress, SalesDocument } from '../lexoffice/sales-document.ts';
import { cleaned } from '../text/clean-text.ts';
import { vatIdOf } from '../text/vat-id.ts';
import type { Booking, BookingHint, BookingPerson } from './booking.ts';
import { recipientCountry } from './tax-place.ts';

/** Who received a document, as the books keep it for good. */
interface Recipient {
  readonly fields: Pick<Booking, 'personName' | 'personAddress' | 'countryCode' | 'vatId'>;
  readonly hints: readonly BookingHint[];
}

function addressText({ supplement, street, postalCode, city, countryCode }: DocumentAddress): string {
  const place = [postalCode, city].filter(Boolean).join(' ');
  return [supplement, street, place, countryCode].filter(Boolean).join(', ');
}

/** What is no code is no country: the books keep none. */
function frozenCountry(country: string | undefined): string | undefined {
  return country !== undefined && /^[A-Z]{2}(_[A-Z0-9]{1,7})?$/.test(country) ? country : undefined;
}

/** A document prints a private person the other way round than every list has it (E16). */
function oneWayRound(stated: string, listed: string): string {
  const [family, given, ...more] = listed.split(', ');
  const isPrinted = given !== undefined && more.length === 0 && stated === `${given} ${family ?? ''}`;
  return isPrinted || stated === '' ? listed : stated;
}

/** Name and address of the document, the name of the person where it has none (rules.md 26); cleaned like its number, and said so (rules.md 34). */
export function recipientOf(document: SalesDocument, person: BookingPerson): Recipient {
  const stated = { name: document.address.name, address: addressText(document.address) };
  const personName = oneWayRound(cleaned(stated.name), cleaned(person.fullName ?? person.name ?? ''));
  const personAddress = cleaned(stated.address);
  const changed: ('number' | 'name' | 'address')[] = [];
  if (cleaned(document.number) !== document.number) changed.push('number');
  if (cleaned(stated.name) !== stated.name) changed.push('name');
  if (personAddress !== stated.address) changed.push('address');
  return {
    fields: {
      personName,
      personAddress: personAddress || undefined,
      countryCode: frozenCountry(recipientCountry(document, person)),
      vatId: vatIdOf(person.vatId ?? '') || undefined,
    },
    hints: changed.length > 0 ? [{ code: 'text-cleaned', fields: changed }] : [],
  };
}
