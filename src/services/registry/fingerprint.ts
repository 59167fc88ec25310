import type { DocumentAddress, SalesDocument } from '../lexoffice/sales-document.ts';
import type { Fingerprint } from './document-record.ts';

function addressOf({ name, supplement, street, postalCode, city, countryCode }: DocumentAddress): string {
  return [name, supplement, street, postalCode, city, countryCode].map((part) => part ?? '').join('\n');
}

/** What of a document is compared after its transfer (rules.md 6). Status, payment and archiving are no part of it (C11). */
export function fingerprintOf(document: SalesDocument): Fingerprint {
  return {
    number: document.number,
    date: document.date,
    serviceFrom: document.serviceFrom,
    serviceTo: document.serviceTo,
    contactId: document.contactId,
    taxType: document.taxType,
    taxSubType: document.taxSubType,
    taxAmounts: [...document.taxAmounts]
      .sort((a, b) => a.rate - b.rate)
      .map(({ rate, netCents, taxCents }) => `${rate}:${netCents}:${taxCents}`),
    totalNetCents: document.totalNetCents,
    totalTaxCents: document.totalTaxCents,
    totalCents: document.totalGrossCents,
    deductions: document.deductions
      .map(({ number, rate, netCents, taxCents, grossCents }) =>
        [number, rate, netCents, taxCents, grossCents].join(':'),
      )
      .sort(),
    informational: {
      dueDate: document.dueDate,
      name: document.address.name,
      address: addressOf(document.address),
    },
  };
}
