import { documentFields } from './document-fields.ts';
import type { Reason } from '../../services/invoices/rules/entry.ts';

/** Short forms for the list; the full sentences are in `problems`. */
const reasons: Record<Reason, string> = {
  type: 'Belegart wird nicht importiert',
  status: 'Status unbekannt',
  'being-edited': 'wird gerade bearbeitet',
  currency: 'nicht in Euro',
  unreadable: 'nicht lesbar',
  'created-before-cutoff': 'vor dem Abrufdatum angelegt',
  dismissed: 'verworfen',
  'not-selected': 'nicht ausgewählt',
  'person-missing': 'Kunde nicht abgeglichen',
  'person-conflict': 'Kundennummer im Konflikt',
  'collective-account-missing': 'Sammeldebitor fehlt',
  'amounts-differ': 'Summen weichen ab',
  'account-missing': 'Erlöskonto fehlt',
  'account-unconfirmed': 'Erlöskonto nicht bestätigt',
  'closing-invoice': 'Anzahlungen prüfen',
  'changed-after-transfer': 'nach Übertrag geändert',
  'run-undone': 'Importlauf storniert',
  'marked-transferred': 'anderswo gebucht, danach geändert',
  'record-unreadable': 'Vermerk nicht lesbar, bitte prüfen',
  'tax-implausible': 'Steuer passt nicht zum Satz',
  'vat-id-missing': 'USt-IdNr fehlt',
  'period-closed': 'Buchungszeitraum abgeschlossen',
};

export const importWindow = {
  title: 'Ausgangsrechnungen aus Lexware Office',
  from: (date: string) => `Abruf ab ${date}`,
  readAt: (time: string) => `zuletzt vollständig gelesen ${time}`,
  counts: {
    waiting: (count: string) => `Wartend ${count}`,
    cancellations: (count: string) => `Stornos ${count}`,
    creditNotes: (count: string) => `Gutschriften ${count}`,
    corrections: (count: string) => `Korrekturen ${count}`,
    blocked: (count: string) => `gesperrt ${count}`,
  },
  searchPlaceholder: 'Nummer, Kunde oder Betrag',
  kindFilter: 'Art',
  groupByKind: 'nach Art gruppieren',
  group: (count: string, sum: string) => `${count} · Summe ${sum}`,
  reasonFilter: 'Grund',
  withoutReason: 'ohne Hinweis',
  listLabel: 'Zu importierende Belege',
  reasons,
  fields: documentFields,
  closingInvoice: 'Schlussrechnung',
  relatedTo: (number: string) => `zu ${number}`,
  correctionBy: (amount: string) => `Unterschied ${amount}`,
  detailPending: 'Einzelheiten werden geladen',
  detailFailed: 'Einzelheiten nicht lesbar',
  actions: {
    sync: 'Jetzt abgleichen',
    syncing: 'Wird abgeglichen …',
    accountTable: 'Kontentabelle öffnen',
    syncWindow: 'Kundenabgleich öffnen',
    account: 'Personenkonto vergeben',
    openContact: 'Kontakt in Lexware Office öffnen',
    collective: 'Auf Sammeldebitor buchen',
    notCollective: 'Doch nicht auf Sammeldebitor',
    collectiveAccount: 'Sammeldebitor eintragen',
    openRemote: 'In Lexware Office öffnen',
    dismiss: 'Verwerfen',
    note: 'Zur Kenntnis genommen',
    mark: 'Als übertragen kennzeichnen',
    unmark: 'Kennzeichnung aufheben',
    restore: 'Wiederherstellen',
    importAgain: 'Erneut importieren',
    takeByHand: 'Trotzdem importieren',
  },
  selection: {
    menu: 'Auswahl',
    all: (count: string) => `Alle gezeigten auswählen (${count})`,
    ofReason: (reason: string) => (count: string) => `Alle „${reason}“ auswählen (${count})`,
    none: (count: string) => `Auswahl aufheben (${count})`,
    mark: (count: string) => `Ausgewählte als übertragen kennzeichnen … (${count})`,
    dismiss: (count: string) => `Ausgewählte verwerfen … (${count})`,
    dismissShown: (count: string) => `Alle gezeigten verwerfen … (${count})`,
  },
  dismissMany: {
    title: 'Belege verwerfen',
    question: (count: string) => (count === '1' ? '1 Beleg verwerfen?' : `${count} Belege verwerfen?`),
    consequence:
      'Verworfene Belege werden nicht gebucht und nicht mehr zum Import angeboten, bis sie unter „Verworfen“ wiederhergestellt werden. Jeder steht im Logbuch.',
    confirm: (count: string) => (count === '1' ? '1 Beleg verwerfen' : `${count} Belege verwerfen`),
  },
  markMany: {
    title: 'Belege als übertragen kennzeichnen',
    question: (count: string) =>
      count === '1' ? '1 Beleg als übertragen kennzeichnen?' : `${count} Belege als übertragen kennzeichnen?`,
    consequence:
      'In FIBUscan wird dabei nichts gebucht: Die Belege gelten als anderswo gebucht und werden nicht mehr zum Import angeboten, bis die Kennzeichnung aufgehoben wird. Sie steht im Logbuch.',
    confirm: (count: string) => (count === '1' ? '1 Beleg kennzeichnen' : `${count} Belege kennzeichnen`),
  },
  restoreMany: {
    title: 'Belege wiederherstellen',
    question: (count: string) => `${count} verworfene Belege wiederherstellen?`,
    consequence: 'Sie werden danach wieder zum Import angeboten.',
    confirm: (count: string) => `Alle ${count} wiederherstellen`,
  },
  sections: {
    label: 'Weitere Belege',
    leftOut: (count: string) => `Ausgelassen (${count})`,
    downPayments: (count: string) => `Abschlagsrechnungen (${count})`,
    beforeCutoff: (count: string) => `Vor dem Abrufdatum (${count})`,
    dismissed: (count: string) => `Verworfen (${count})`,
    transferred: (count: string) => `Bereits übertragen (${count})`,
  },
  progress: {
    listing: (done: string, total: string) => `Liste wird gelesen: ${done} von ${total}`,
    listingStart: 'Liste wird gelesen …',
    details: (done: string, total: string) => `Einzelheiten: ${done} von ${total}`,
    pace: (perMinute: string) => `${perMinute} je Minute`,
    ready: (count: string) => `Liste vollständig, ${count} wartend.`,
  },
  empty: {
    title: (date: string) => `Keine neuen Rechnungen seit ${date}`,
    advice:
      'Importiert wird, was in Lexware Office fertiggestellt ist; Entwürfe erscheinen nicht. Ältere Belege: das letzte Abrufdatum in den Optionen zurücksetzen.',
    filteredTitle: 'Kein Beleg entspricht der Suche',
    filteredAction: 'Suche und Filter zurücksetzen',
  },
  detail: {
    booking: 'Buchung',
    reversal: 'Generalumkehr der bisherigen Buchung',
    generalReversal: 'Generalumkehr',
    newBooking: 'Neue Buchung',
    noLines: 'Ohne Buchungszeilen: Der Beleg lautet über 0,00.',
    hints: 'Hinweise',
    paid: 'In Lexware Office als bezahlt geführt; in FIBUscan wird dadurch nichts ausgeglichen.',
    accountFrom: 'Konto laut',
    accountSources: {
      entry: 'Wahl für diesen Beleg',
      person: 'Stammdaten des Kunden',
      table: 'Kontentabelle',
    },
    accountOf: (taxCase: string) => `Erlöskonto nur für diesen Beleg: ${taxCase}`,
    ownAccounts: 'Erlöskonto nur für diesen Beleg',
    differences: 'Geändert seit der Übertragung',
    cancellationDate: 'Buchungsdatum des Stornos',
    dateUnreadable: 'Bitte ein Datum eingeben, zum Beispiel 31.03.2026.',
    correctionDate: 'Beide gemeinsam buchen am',
    postedOn: (date: string) => `Buchungsdatum ${date}`,
    taxOfMonths: 'Steuer je Monat:',
    dueDate: (date: string) => `fällig ${date}`,
    service: (from: string, to: string) => (from === to ? `Leistung ${from}` : `Leistung ${from} bis ${to}`),
    bookingText: (text: string) => `Buchungstext: ${text}`,
    amountsDiffer: (stated: string, computed: string) =>
      `Der Beleg weist ${stated} aus, die Beträge je Steuersatz ergeben ${computed}.`,
    accountMissing: (taxCase: string) => `Ohne Konto: ${taxCase}`,
    accountsProposed: (service: string, goods: string) =>
      `Üblich sind ${service} (Dienstleistung) und ${goods} (Ware).`,
    accountOfOtherRate: (account: string, rate: string, taxCase: string) =>
      `Konto ${account} rechnet ${rate} Steuer heraus und passt nicht: ${taxCase}`,
    accountUnknown: (account: string, taxCase: string) =>
      `Konto ${account} gibt es im Kontenrahmen nicht: ${taxCase}`,
    accountUnconfirmed: (account: string, taxCase: string) =>
      `Konto ${account} noch nicht bestätigt: ${taxCase}`,
  },
  hints: {
    rounding: (difference: string, taxCase: string) =>
      `Rundungsdifferenz ${difference} im Netto von ${taxCase}.`,
    zeroDocument: 'Beleg über 0,00: wird ohne Buchungszeilen übernommen.',
    closingOnAccount: (deducted: string) =>
      `Abzug von ${deducted}: angenommen wird, dass die Abschläge auf dem Konto erhaltene Anzahlungen gebucht sind.`,
    closingOnCustomer: (deducted: string) =>
      `Abzug von ${deducted}: angenommen wird, dass die Abschläge auf dem Debitor gebucht sind; es entstehen keine Abzugszeilen.`,
    closingWithoutDeductions: 'Schlussrechnung ohne Abzüge: wird wie eine gewöhnliche Rechnung gebucht.',
    taxImplausible: (taxCase: string, net: string, stated: string, expected: string) =>
      `${taxCase}: Der Beleg weist auf ${net} netto ${stated} Steuer aus, der Satz ergibt ${expected}.`,
    accountOfEntry: (account: string, taxCase: string) =>
      `${taxCase}: Konto ${account} wurde für diesen Beleg gewählt.`,
    accountOfPerson: (account: string, taxCase: string) =>
      `${taxCase}: Erlöskonto ${account} aus den Stammdaten des Kunden.`,
    vatIdMissing: (taxCase: string) =>
      `${taxCase}: Am Kunden steht keine USt-IdNr; ohne sie ist der Umsatz nicht steuerfrei (§ 6a Abs. 1 Nr. 4 UStG).`,
    periodClosed: (closedUntil: string, postingDate: string) =>
      `Der Buchungszeitraum ist bis ${closedUntil} abgeschlossen: gebucht wird zum ersten offenen Tag, ${postingDate}.`,
    dateInFuture: (date: string) => `Das Belegdatum ${date} liegt in der Zukunft.`,
    otherFiscalYear: (date: string) => `Das Belegdatum ${date} liegt nicht im laufenden Wirtschaftsjahr.`,
    serviceInOtherYear: 'Die Leistung liegt in einem anderen Kalenderjahr als das Belegdatum.',
    textCleaned: (fieldNames: string) =>
      `Unsichtbare Zeichen, Zeilenumbrüche oder doppelte Leerzeichen entfernt: ${fieldNames}.`,
    numberShortened: (full: string) => `Belegnummer gekürzt; vollständig: ${full}`,
    nameShortened: (full: string) => `Name im Buchungstext gekürzt; vollständig: ${full}`,
    taxTypeNote: (note: string) => `Der Beleg sagt zur Steuer: ${note}`,
    ossRateUnknown: (country: string, rate: string, day: string) =>
      `OSS: Einen Steuersatz von ${rate} % gibt es in ${country} am ${day} nicht.`,
    originalElsewhere: 'Das Original ist anderswo gebucht; die Buchung ist aus dem Beleg berechnet.',
    voidedBeforeTransfer: 'Vor der Übertragung storniert: Rechnung und Storno ergeben zusammen 0,00.',
    voidedInOtherMonth: (date: string) =>
      `Erst am ${date} storniert: Bis dahin ist die Steuer geschuldet, deshalb wird das Storno zu diesem Tag gebucht (§§ 14c, 17 UStG).`,
    createdBeforeCutoff: 'Vor dem letzten Abrufdatum angelegt.',
    numberTwice: 'Diese Nummer trägt noch ein anderer Beleg.',
    looksAlike: (number: string) => `Gleicher Kunde, Tag und Betrag wie ${number}: doppelt?`,
    creditOfVoided: (number: string) => `Gutschrift zu ${number}, die storniert ist.`,
    creditAboveInvoice: (credited: string, number: string, amount: string) =>
      `Gutschriften zu ${number} über ${credited}, die Rechnung lautet über ${amount}.`,
    archived: 'In Lexware Office archiviert.',
    informationalChange: (fieldNames: string) => `Ohne Einfluss auf die Buchung geändert: ${fieldNames}.`,
    voucherGone: 'Die Buchung wurde in FIBUscan gelöscht. „Erneut importieren“ bucht den Beleg noch einmal.',
    unreadableFields: (names: string) => `Nicht lesbar: ${names}`,
    onCollective:
      'Wird mit dem Namen des Belegs auf den Sammeldebitor gebucht: Den Kontakt gibt es in Lexware Office nicht mehr.',
    beingChecked: 'Wird gerade mit Lexware Office verglichen.',
    personRefused: (why: string) => `Der Kontakt wurde im Abgleich abgelehnt: ${why}`,
    personWithoutNumber: 'Der Kunde hat in Lexware Office keine Kundennummer.',
  },
  sums: {
    selected: (count: string) => `Ausgewählt ${count}`,
    invoices: (sum: string) => `Rechnungen ${sum}`,
    creditNotes: (sum: string) => `Gutschriften ${sum}`,
    cancellations: (sum: string) => `Stornos ${sum}`,
    corrections: (sum: string) => `Korrekturen ${sum}`,
    total: (sum: string) => `Summe ${sum}`,
  },
  notice: 'Übertragene Rechnungen dürfen in Lexware Office nicht mehr geändert werden.',
  nothingSelected: 'Keine Belege ausgewählt',
  stillListing: 'Die Liste wird noch gelesen',
};
