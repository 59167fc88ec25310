import type { CsvErrorCode } from '../../services/account-table/account-table-csv.ts';
import type { CaseByRate } from '../../services/account-table/addable-cases.ts';
import { countryNames } from '../country-names.ts';

/** Loaded with the dialog, so no part of the plugin's common texts. */
export const accountTable = {
  title: 'Kontentabelle',
  lead: (chart: string) =>
    `Welcher Steuerfall auf welches Erlöskonto gebucht wird (${chart}). Vorbelegte Zeilen mit „bitte prüfen“ buchen erst, wenn sie bestätigt sind.`,
  label: 'Steuerfälle und Erlöskonten',
  states: {
    unconfirmed: 'bitte prüfen',
    confirmed: 'bestätigt',
    changed: 'geändert',
    edited: 'ungespeichert',
    added: 'neu',
  },
  onlyUnconfirmed: (count: string) => `Nur „bitte prüfen“ (${count})`,
  confirm: 'Bestätigen',
  confirmCase: (taxCase: string, account: string) => `${taxCase} auf Konto ${account} bestätigen`,
  confirmAll: (count: string) => `Alle bestätigen (${count})`,
  confirmAllQuestion: (count: string) =>
    count === '1'
      ? 'Ein vorgeschlagenes Konto ungeändert bestätigen?'
      : `${count} vorgeschlagene Konten ungeändert bestätigen?`,
  confirmAllConsequence:
    'Belege mit diesen Steuerfällen werden danach ohne weitere Rückfrage auf diese Konten gebucht. Die Bestätigung steht im Logbuch.',
  accountOf: (taxCase: string) => `Konto für ${taxCase}`,
  taxKeyOf: (taxCase: string) => `BU-Schlüssel für ${taxCase}`,
  unknownAccount: 'Konto im Kontenrahmen nicht vorhanden',
  accountNeeded: 'Konto fehlt',
  automatic: (rate: string) => `Automatikkonto ${rate}`,
  keyOnAutomatic: 'Automatikkonto: ohne BU-Schlüssel buchen',
  add: 'Steuerfall hinzufügen',
  adding: {
    kind: 'Art des Steuerfalls',
    kinds: {
      'oss-goods': 'Fernverkauf in ein EU-Land (OSS)',
      'oss-services': 'Elektronische Dienstleistung in ein EU-Land (OSS)',
      'down-payment': 'Erhaltene Anzahlung, anderer Satz',
      net: 'Inland, anderer Satz',
    } satisfies Record<CaseByRate, string>,
    country: 'Land',
    countryName: countryNames('de'),
    rate: 'Steuersatz in Prozent',
    noRate: 'Den Steuersatz in Prozent angeben, z. B. 20 oder 5,5.',
    exists: 'Dieser Steuerfall steht schon in der Tabelle.',
  },
  remove: (taxCase: string) => `${taxCase} nicht hinzufügen`,
  csv: {
    save: 'Als CSV speichern',
    saveFirst: 'Erst die ungespeicherten Änderungen speichern',
    name: (chart: string) => `Kontentabelle-Lexware-Office-${chart}.csv`,
    read: 'Aus CSV einlesen …',
    readLabel: 'CSV-Datei mit der Kontentabelle',
    readDone: (rows: string, changed: string) =>
      `Gelesen: ${rows} Zeilen, davon ${changed} anders als gespeichert. Gebucht wird damit erst nach „Speichern“.`,
    refused: (count: string) =>
      count === '1'
        ? 'Nicht eingelesen: 1 Zeile ist fehlerhaft'
        : `Nicht eingelesen: ${count} Zeilen sind fehlerhaft`,
    refusedAdvice: 'Die Zeilen in der Datei berichtigen und sie noch einmal einlesen.',
    line: (line: string, error: string) => `Zeile ${line}: ${error}`,
    errors: {
      columns: () =>
        'Die Überschriften „Steuerfall“ und „Konto“ fehlen, oder die Datei trennt nicht mit Semikolon.',
      'tax-case': (value: string) =>
        value === '' ? 'Der Steuerfall fehlt.' : `„${value}“ ist keine Kennung eines Steuerfalls.`,
      account: (value: string) => (value === '' ? 'Das Konto fehlt.' : `„${value}“ ist keine Kontonummer.`),
      'account-unknown': (value: string) => `Konto ${value} ist im Kontenrahmen nicht vorhanden.`,
      'tax-key': (value: string) => `„${value}“ ist kein BU-Schlüssel (höchstens vier Ziffern).`,
      duplicate: (value: string) => `Der Steuerfall ${value} steht weiter oben schon einmal.`,
    } satisfies Record<CsvErrorCode, (value: string) => string>,
  },
  unsaved: (count: string) =>
    count === '1' ? '1 ungespeicherte Änderung' : `${count} ungespeicherte Änderungen`,
  hasErrors: 'Erst die markierten Konten berichtigen',
  loading: 'Kontentabelle wird geladen …',
  empty: 'Kein Steuerfall entspricht der Auswahl',
  discardQuestion: 'Ungespeicherte Änderungen verwerfen?',
  discard: 'Verwerfen',
  keepEditing: 'Weiter bearbeiten',
};

export type AccountTableTexts = typeof accountTable;
