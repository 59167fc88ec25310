import { documentFields } from './document-fields.ts';
import type {
  BalanceKind,
  BalanceStatus,
  CorrectionLink,
  FindingState,
} from '../../services/reconciliation/reconciliation.ts';

const states: Record<FindingState, string> = {
  equal: 'stimmt überein',
  'only-there': 'nur in Lexware Office',
  'only-here': 'nur in FIBUscan',
  'being-edited': 'wird gerade bearbeitet',
  gone: 'in Lexware Office gelöscht',
  different: 'abweichend',
  unchecked: 'noch nicht geprüft',
  marked: 'anderswo gebucht',
  dismissed: 'verworfen',
};

const advice: Record<FindingState, string> = {
  equal: 'In Lexware Office und in FIBUscan steht dasselbe.',
  'only-there': 'Der Beleg ist nicht übertragen. Der Grund steht unter „Hinweis“.',
  'only-here':
    'Der Beleg steht nicht in der Liste von Lexware Office und konnte dort nicht einzeln gelesen werden.',
  'being-edited':
    'Der übertragene Beleg ist in Lexware Office wieder ein Entwurf. Nichts tun, bis er dort fertig ist; eine Änderung wird danach angeboten.',
  gone: 'Der übertragene Beleg ist in Lexware Office gelöscht. Bitte klären, ob die Buchung in FIBUscan zu stornieren ist.',
  different:
    'Der Beleg wurde nach dem Übertrag geändert. „Rechnungen importieren“ bietet eine Korrektur an; überschrieben wird nichts.',
  unchecked:
    'Der Beleg hat sich in Lexware Office bewegt, seine Einzelheiten waren nicht zu lesen. Bitte neu abrufen.',
  marked: 'Der Beleg gilt als anderswo gebucht; in FIBUscan steht dafür keine Buchung.',
  dismissed: 'Der Beleg wurde im Importfenster verworfen.',
};

const statuses: Record<BalanceStatus, string> = {
  equal: 'stimmt überein',
  settled: 'erklärt',
  open: 'abweichend',
};

const kinds: Record<BalanceKind, string> = {
  invoice: 'Rechnungen',
  creditNote: 'Gutschriften',
  cancellation: 'Stornos',
  downPaymentInvoice: 'Abschlagsrechnungen',
  unknown: 'Unbekannt',
};

const corrections: Record<CorrectionLink['role'], (number: string) => string> = {
  'replaced-by': (number) => `berichtigt durch ${number}`,
  replaces: (number) => `Berichtigung von ${number}`,
};

const months = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Loaded with the dialog, so no part of the plugin's common texts. */
export const reconciliation = {
  title: 'Abstimmung mit Lexware Office',
  intro: 'Lexware Office gegen FIBUscan, je Monat des Belegdatums. Es wird nichts geändert.',
  monthName: (month: string) =>
    month === '' ? 'ohne lesbares Datum' : months.format(new Date(`${month}-01`)),
  allMonths: 'Alle Monate',
  total: 'Summe',
  monthsLabel: 'Monate',
  kindsLabel: (month: string) => `Je Belegart: ${month}`,
  columns: {
    month: 'Monat',
    count: 'Anzahl',
    there: 'Lexware Office',
    here: 'FIBUscan',
    difference: 'Differenz',
    status: 'Ergebnis',
    finding: 'Befund',
    createdOn: 'Angelegt am',
  },
  countOf: (column: string) => `Anzahl ${column}`,
  sumOf: (column: string) => `Summe ${column}`,
  states,
  advice,
  statuses,
  kinds,
  corrections,
  fields: documentFields,
  reasons: { 'voucher-deleted': 'in FIBUscan gelöscht' },
  cancellationMissing: 'Storno fehlt',
  notYetImported: 'noch nicht importiert',
  lateEntry: (date: string) => `erst am ${date} angelegt`,
  informational: (fieldNames: string) => `geändert ohne Folgen: ${fieldNames}`,
  sumDiffers: (here: string, there: string) => `Summe ${here} → ${there}`,
  pending: 'wird gelesen …',
  filter: 'Befund',
  deviations: 'Abweichungen',
  everything: 'Alle Belege',
  option: (name: string, count: string) => `${name} (${count})`,
  searchPlaceholder: 'Nummer oder Kunde',
  listLabel: (month: string) => `Befunde: ${month}`,
  detail: {
    differences: 'Was sich geändert hat (in FIBUscan gebucht → in Lexware Office)',
    vouchers: 'Belege in FIBUscan',
    noVouchers: 'In FIBUscan steht kein Beleg dazu.',
    deleted: 'gelöscht',
    deducted:
      'Abgezogene Abschläge stehen in FIBUscan auf eigenen Zeilen und sind in der Summe nicht abgezogen.',
    open: 'In Lexware Office öffnen',
  },
  gaps: 'Lücken in den Nummern',
  gap: (number: string) => `Lücke ${number} – vermutlich Entwurf`,
  gapRange: (first: string, last: string, count: string) =>
    `Lücke ${first} bis ${last} (${count} Nummern) – vermutlich Entwürfe`,
  gapsMore: (count: string) => `${count} weitere Lücken stehen in der CSV-Datei.`,
  beforeBoundary: (count: string, date: string) =>
    count === '1'
      ? `1 Beleg wurde bis zum ${date} angelegt und ist hier nicht verglichen.`
      : `${count} Belege wurden bis zum ${date} angelegt und sind hier nicht verglichen.`,
  listing: 'Die Liste wird gelesen …',
  listingOf: (done: string, total: string) => `Die Liste wird gelesen: ${done} von ${total}`,
  checkingOf: (done: string, total: string) => `Einzelne Belege werden geprüft: ${done} von ${total}`,
  ready: (count: string) =>
    count === '0' ? 'Abstimmung fertig: keine Abweichung' : `Abstimmung fertig: ${count} Abweichungen`,
  goesOn: 'Die Abstimmung läuft weiter, wenn das Fenster geschlossen wird.',
  retrying: 'Die Abstimmung ist unterbrochen.',
  cancelled: 'Die Abstimmung wurde abgebrochen.',
  cancelledAdvice: '„Neu abrufen“ beginnt von vorn.',
  incomplete: 'Die Liste hat sich beim Lesen verändert und ist vielleicht nicht vollständig.',
  incompleteAdvice: 'Bitte neu abrufen.',
  partial: 'Was bis dahin gelesen war, steht darunter.',
  allEqual: 'Alles stimmt überein.',
  nothingOpen: 'Keine offene Abweichung; was abweicht, ist erklärt.',
  empty: 'Nach dem Abrufdatum gibt es weder in Lexware Office noch in FIBUscan einen Beleg.',
  emptyAdvice: 'Das Abrufdatum steht unter Optionen / Allgemein / Schnittstellen.',
  nothingMatches: 'Kein Beleg entspricht der Auswahl.',
  export: 'Als CSV speichern',
  exportName: 'Abstimmung-Lexware-Office.csv',
};

export type ReconciliationTexts = typeof reconciliation;
