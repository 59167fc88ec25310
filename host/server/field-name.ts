/** What the fields of the wire are called in FIBUscan. */
const NAMES: Readonly<Record<string, string>> = {
  account: 'Konto',
  accountNumber: 'Fibu-Nummer',
  addressSupplement: 'Adresszusatz',
  archived: 'Archiviert',
  belegkreis: 'Belegkreis',
  bic: 'BIC',
  chartOfAccounts: 'Kontenrahmen',
  city: 'Ort',
  closedUntil: 'abgeschlossen bis',
  contactPerson: 'Ansprechpartner',
  contentType: 'Dateityp',
  countryCode: 'Land',
  date: 'Belegdatum',
  documentId: 'Kennung des Belegs',
  dueDate: 'Fälligkeit',
  email: 'E-Mail',
  externalKey: 'Schlüssel der Herkunft',
  fullName: 'Vollständiger Name',
  grossCents: 'Brutto',
  hints: 'Hinweise',
  iban: 'IBAN',
  kind: 'Art',
  lines: 'Zeilen',
  name: 'Name',
  netCents: 'Netto',
  number: 'Belegnummer',
  paymentTerms: 'Zahlungsbedingungen',
  personAccount: 'Personenkonto',
  personAddress: 'Anschrift',
  personName: 'Name',
  ossCountry: 'Land der OSS-Steuer',
  phone: 'Telefon',
  postalCode: 'PLZ',
  postingDate: 'Buchungsdatum',
  rate: 'Steuersatz',
  reason: 'Grund',
  relatedNumber: 'Bezugsbeleg',
  role: 'Rolle',
  serviceFrom: 'Leistung von',
  serviceTo: 'Leistung bis',
  street: 'Straße',
  taxCase: 'Steuerfall',
  taxCents: 'Steuer',
  taxKey: 'BU-Schlüssel',
  taxNumber: 'Steuernummer',
  text: 'Buchungstext',
  url: 'Adresse der Herkunft',
  vatId: 'USt-IdNr.',
};

/** Where a value stands that does not fit: `lines.3.netCents` → "Zeile 4, Netto". Unknown fields keep their own name. */
export function fieldName(path: readonly PropertyKey[]): string {
  const names = path.flatMap((part, index): string[] => {
    if (typeof part === 'number')
      return [`${path[index - 1] === 'lines' ? 'Zeile' : 'Eintrag'} ${String(part + 1)}`];
    // A container is named by what is in it.
    if (index < path.length - 1) return [];
    return [NAMES[String(part)] ?? `Feld ${String(part)}`];
  });
  return names.length === 0 ? 'Die Anfrage' : names.join(', ');
}
