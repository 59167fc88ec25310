import type { ErrorLogInput } from '../api/log.ts';

/** What the host itself tells, in the Fehlerprotokoll and in its own output. */
export interface HostReport extends Pick<ErrorLogInput, 'code' | 'severity' | 'message'> {
  readonly advice: string;
}

/** After a restored backup without its key, or a second server with a key of its own. */
export const UNREADABLE = {
  code: 'secret-unreadable',
  severity: 'error',
  message:
    'Ein hinterlegter Zugangsschlüssel lässt sich nicht mehr lesen: Die Schlüsseldatei „secret.key“ im Datenordner passt nicht dazu.',
  advice:
    'Den API-Token unter Optionen / Allgemein / Schnittstellen neu eintragen, oder die frühere Schlüsseldatei zurückholen und neu starten. Sonst ist nichts verloren.',
} as const satisfies HostReport;

export const BACKUP_FAILED = {
  code: 'backup-failed',
  severity: 'error',
  message: 'Die nächtliche Sicherung ist misslungen.',
  advice: 'Ist auf dem Laufwerk des Datenordners Platz? Von Hand: npm run backup -- --to DATEI',
} as const satisfies HostReport;

/** The short check of a start; its message says what was seen. */
export const HURT = {
  code: 'books-changed',
  severity: 'error',
  advice:
    'Was betroffen ist, nennt: npm run verify. Zurück zu einem früheren Stand: npm run restore -- --from SICHERUNG',
} as const satisfies Omit<HostReport, 'message'>;

/** @param code what the library says, never the mail server's own words: they can hold what was sent */
export const MAIL_FAILED = (code: string): HostReport => ({
  code: 'mail-failed',
  severity: 'warning',
  message: `Die E-Mail über diesen Lauf ist nicht angenommen worden (${code}).`,
  advice:
    'Sie wird von selbst noch mehrmals versucht; der Lauf ist davon nicht betroffen. Mailserver und Empfänger stehen unter Optionen / E-Mail.',
});

export const MAIL_GIVEN_UP = (code: string): HostReport => ({
  code: 'mail-given-up',
  severity: 'error',
  message: `Die E-Mail über diesen Lauf konnte nicht verschickt werden (${code}).`,
  advice:
    'Der Lauf ist davon nicht betroffen. Den Mailserver unter Optionen / E-Mail prüfen und eine Probe senden.',
});
