import type { PersonFields, PersonRole } from '../../../host/api/persons.ts';

const titles: Record<PersonRole | 'both', string> = {
  customer: 'Kunden mit Lexware Office abgleichen',
  supplier: 'Lieferanten mit Lexware Office abgleichen',
  both: 'Personen mit Lexware Office abgleichen',
};

const fields: Record<keyof PersonFields, string> = {
  name: 'Name',
  fullName: 'Vollständiger Name',
  contactPerson: 'Ansprechpartner',
  addressSupplement: 'Adresszusatz',
  street: 'Straße',
  postalCode: 'PLZ',
  city: 'Ort',
  countryCode: 'Land',
  email: 'E-Mail',
  phone: 'Telefon',
  vatId: 'USt-IdNr.',
  taxNumber: 'Steuernummer',
  archived: 'Archiviert',
};

export const contactSync = {
  titles,
  fields,
  direction: 'Lexware Office → FIBUscan',
  directionNote: 'Zahlungsbedingungen werden nie übernommen. In Lexware Office wird nichts geändert.',
  supplierNote: 'Eingangsrechnungen werden nicht übernommen.',
  tabs: 'Ergebnis des Abgleichs',
  overwrite: 'Stammdaten überschreiben',
  overwriteOn: 'Geänderte Felder werden mit den Werten aus Lexware Office überschrieben.',
  overwriteOff: 'Vorhandene Werte in FIBUscan bleiben; nur leere Felder werden gefüllt.',
  reading: 'Kontakte werden gelesen …',
  readingOf: (done: string, total: string) => `Kontakte werden gelesen: ${done} von ${total}`,
  listLabel: (state: string) => `Kontakte: ${state}`,
  columns: { number: 'Nummer', changes: 'Änderungen', warnings: 'Hinweis', decision: 'Was zu tun ist' },
  change: (field: string, oldValue: string, newValue: string) => `${field}: ${oldValue} → ${newValue}`,
  empty: '(leer)',
  kept: 'bleibt wie in FIBUscan',
  yes: 'ja',
  no: 'nein',
  archived: 'archiviert',
  noNumber: 'ohne Nummer',
  numberLength: (number: string, length: number) =>
    /^\d+$/.test(number)
      ? `Kundennummer ${number} hat ${length} ${length === 1 ? 'Stelle' : 'Stellen'}, erlaubt sind genau 5`
      : `Kundennummer ${number} enthält andere Zeichen als Ziffern, erlaubt sind 5 Ziffern`,
  supplierNumberLength: (number: string, length: number) =>
    /^\d+$/.test(number)
      ? `Lieferantennummer ${number} hat ${length} ${length === 1 ? 'Stelle' : 'Stellen'}, erlaubt sind genau 5`
      : `Lieferantennummer ${number} enthält andere Zeichen als Ziffern, erlaubt sind 5 Ziffern`,
  decisions: {
    link: (_number: string, other: string) => `Mit vorhandenem Konto verknüpfen: ${other}`,
    renumber: (number: string, other: string) => `Neue Nummer ${number} statt ${other} übernehmen`,
    keep: (number: string, other: string) => `Fibu-Nummer ${other} behalten, ${number} nur in Lexware Office`,
  },
  changeNumber: 'In Lexware Office eine andere Nummer vergeben.',
  decisionNote: 'Ein Häkchen führt aus, was in der Zeile steht; ohne Häkchen bleibt der Konflikt offen.',
  conflictWith: (other: string) => `betrifft: ${other}`,
  warnings: {
    outsideRange: (range: string) => `Nummer außerhalb von ${range}`,
    nameShortened: (full: string) => `Name auf 60 Zeichen gekürzt; vollständig: ${full}`,
    emailTooLong: 'E-Mail-Adresse länger als 60 Zeichen, bleibt leer',
    severalAddresses: 'mehrere Anschriften, die erste wird übernommen',
    noAddress: 'ohne Anschrift',
    possibleDuplicate: (others: string, more: boolean) =>
      `vielleicht doppelt, bitte prüfen: ${others}${more ? ' und weitere' : ''}`,
    countryUnknown: (code: string) => `Land „${code}“ unbekannt`,
    normalised: (names: string) => `Sonderzeichen bereinigt: ${names}`,
  },
  withoutRole: (count: string) =>
    count === '1'
      ? '1 Kontakt ist weder Kunde noch Lieferant (ohne Rolle).'
      : `${count} Kontakte sind weder Kunde noch Lieferant (ohne Rolle).`,
  incomplete: 'Die Kontakte konnten nicht vollständig gelesen werden.',
  incompleteAdvice:
    'Das Gelesene kann übernommen werden; als vollständiger Abgleich zählt erst ein vollständiger Lauf.',
  nothing: (state: string) => `Keine Kontakte: ${state}`,
  nothingMatches: 'Kein Kontakt entspricht der Suche',
  exportRefused: 'Abgelehnte und Konflikte als CSV speichern',
  exportName: 'Lexware-Office-nicht-uebernommen.csv',
  apply: (count: string) => `Übernehmen (${count})`,
  finishUnchanged: 'Abgleich abschließen',
  applying: 'Wird übernommen …',
  applyingOf: (done: string, total: string) => `Wird übernommen: ${done} von ${total}`,
  retrying: 'Der Abgleich ist unterbrochen.',
  stopping: 'Wird angehalten. Was übernommen ist, bleibt.',
  done: 'Abgleich abgeschlossen',
  outcome: (created: string, updated: string, refused: string) =>
    `${created} angelegt · ${updated} geändert · ${refused} abgelehnt`,
  failedRows: 'Nicht übernommen',
};
