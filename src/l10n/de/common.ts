import type { VoucherKind } from '../../../host/api/vouchers.ts';
import type { ContactState } from '../../services/contacts/contact-plan.ts';
import type { EntryKind } from '../../services/invoices/rules/entry.ts';
import type { Problem } from '../../services/problem.ts';

const kinds: Record<EntryKind, string> = {
  invoice: 'Rechnung',
  creditNote: 'Gutschrift',
  cancellation: 'Storno',
  correction: 'Korrektur',
  downPaymentInvoice: 'Abschlagsrechnung',
  unknown: 'Unbekannt',
};

const voucherKinds: Record<VoucherKind, string> = {
  invoice: kinds.invoice,
  creditNote: kinds.creditNote,
  cancellation: kinds.cancellation,
  reversal: 'Generalumkehr',
};

const contactStates: Record<ContactState, string> = {
  new: 'neu',
  changed: 'geändert',
  unchanged: 'unverändert',
  refused: 'abgelehnt',
  conflict: 'Konflikte',
};

export const common = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  back: 'Zurück',
  next: 'Weiter',
  save: 'Speichern',
  refresh: 'Neu abrufen',
  search: 'Suche',
  all: 'Alle',
  none: '–',
  /** Stands for an amount that is not read yet. */
  pending: '…',
  remaining: (duration: string) => `noch ${duration}`,
  paused: (seconds: string) => `Lexware Office bremst, weiter in ${seconds} s`,
  kinds,
  voucherKinds,
  contactStates,
  grid: {
    selectAll: 'Alle auswählen',
    select: (name: string) => `${name} auswählen`,
    locked: (name: string) => `${name} ist gesperrt`,
    details: (name: string) => `Einzelheiten zu ${name}`,
    menu: (name: string) => `Aktionen zu ${name}`,
    tools: 'Aktionen',
  },
  soll: 'Soll',
  haben: 'Haben',
  columns: {
    kind: 'Art',
    number: 'Nummer',
    date: 'Datum',
    postingDate: 'Buchungsdatum',
    customer: 'Kunde',
    net: 'Netto',
    tax: 'USt',
    gross: 'Brutto',
    account: 'Konto',
    hint: 'Hinweis',
    taxCase: 'Steuerfall',
    taxKey: 'BU-Schlüssel',
    count: 'Anzahl',
    field: 'Feld',
    oldValue: 'bisher',
    newValue: 'neu',
    name: 'Name',
    city: 'Ort',
    state: 'Status',
    reason: 'Grund',
  },
  unknownProblem: (code: string): Problem => ({
    message: `Unerwarteter Fehler (${code}).`,
    advice: 'Das Fehlerprotokoll an den Support geben.',
  }),
  retryingAt: (time: string) => `Nächster Versuch von selbst: ${time}. Das Fenster darf geschlossen werden.`,
  lastRun: (time: string) => `Letzter Lauf: ${time}`,
  runGone: 'Das Ergebnis dieses Laufs wird nicht mehr aufbewahrt.',
  actionFailed: 'Die Aktion ist fehlgeschlagen.',
};
