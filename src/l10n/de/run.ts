import type { EntryOutcome } from '../../services/invoices/run/import-run.ts';

const outcomes: Record<EntryOutcome['kind'], string> = {
  imported: 'gebucht',
  alreadyTransferred: 'bereits übertragen',
  leftOut: 'ausgelassen',
  blocked: 'gesperrt',
  failed: 'fehlgeschlagen',
  unknown: 'noch unbekannt',
};

export const run = {
  xmlTotals: (stated: string, booked: string) => `E-Rechnung: ${stated}, gebucht: ${booked}.`,
  collectiveCustomer: 'Sammeldebitor',
  title: 'Rechnungen importieren',
  booking: 'Belege werden gebucht',
  starting: 'Import wird vorbereitet …',
  progress: (done: string, total: string) => `${done} von ${total}`,
  current: (name: string) => `Gerade: ${name}`,
  cancelling: 'Wird abgebrochen, sobald gebucht ist, was gerade gebucht wird. Gebuchtes bleibt gebucht.',
  ended: {
    finished: 'Import abgeschlossen',
    cancelled: 'Import abgebrochen',
    interrupted: 'Import unterbrochen',
  },
  endedEarlyAdvice:
    'Was gebucht ist, bleibt gebucht; die übrigen Belege werden beim nächsten Import wieder angeboten.',
  notBegun: 'Er hatte noch nicht begonnen; gebucht wurde nichts.',
  outcomes,
  summary: (booked: string, refused: string) => `${booked} gebucht · ${refused} abgelehnt`,
  showRefused: 'Abgelehnte zeigen',
  balanced: (count: string, sum: string) => `Gefunden ${count} = ${sum}`,
  unbalanced: 'Die Summen stimmen nicht überein. Bitte das Fehlerprotokoll öffnen und an den Support geben.',
  noneOf: (outcome: string) => `Keine Belege: ${outcome}`,
  unknown: {
    message: 'FIBUscan hat nicht geantwortet, während der Beleg gebucht wurde.',
    advice: 'Ob er gebucht ist, zeigt die nächste Liste; doppelt gebucht wird er nicht.',
  },
  busy: (user: string, since: string) => `${user} importiert seit ${since}.`,
  busyAdvice: 'Ein zweiter Import für denselben Mandanten ist erst möglich, wenn dieser beendet ist.',
  retrying: 'Der Import ist unterbrochen.',
  failed: 'Der Import konnte nicht ausgeführt werden.',
  failedAdvice: 'Was bis dahin gebucht wurde, bleibt gebucht und wird nicht doppelt gebucht.',
  undo: 'Lauf stornieren …',
  openErrorLog: 'Fehlerprotokoll öffnen',
  attachments: (done: string, total: string) => `Belege werden im Hintergrund geholt ${done}/${total}`,
  attachmentsDone: (total: string) => `Belege geholt: ${total}`,
};
