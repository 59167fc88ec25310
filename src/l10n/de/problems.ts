import type { Problem } from '../../services/problem.ts';
import type { ProblemCode } from '../../services/problem-code.ts';

function right(name: string): Problem {
  return {
    message: `Dem API-Token fehlt das Recht „${name}“.`,
    advice:
      'In Lexware Office einen Schlüssel mit diesem Recht erzeugen und unter Optionen / Allgemein / Schnittstellen ersetzen.',
  };
}

export const problems: Record<ProblemCode, Problem> = {
  type: {
    message: 'Diese Belegart wird nicht importiert.',
    advice: 'Abschlags- und Proformarechnungen bleiben in Lexware Office.',
  },
  status: {
    message: 'Unbekannter Status in Lexware Office.',
    advice: 'Den Beleg in Lexware Office prüfen und neu abrufen.',
  },
  'being-edited': {
    message: 'Wird gerade in Lexware Office bearbeitet.',
    advice: 'Der Beleg wird wieder angeboten, sobald er fertiggestellt ist.',
  },
  currency: {
    message: 'Der Beleg ist nicht in Euro ausgestellt.',
    advice: 'Fremdwährungsbelege bitte von Hand erfassen.',
  },
  unreadable: {
    message: 'Der Datensatz konnte nicht gelesen werden.',
    advice: 'Neu abrufen; bleibt der Fehler, das Fehlerprotokoll an den Support geben.',
  },
  'created-before-cutoff': {
    message: 'Vor dem letzten Abrufdatum angelegt.',
    advice: 'Bei Bedarf mit „Trotzdem importieren“ einzeln übernehmen.',
  },
  dismissed: {
    message: 'Verworfen.',
    advice: 'Mit „Wiederherstellen“ erscheint der Beleg wieder in der Liste.',
  },
  'not-selected': {
    message: 'Nicht ausgewählt.',
    advice: 'Der Beleg wird beim nächsten Import wieder angeboten.',
  },
  'person-missing': {
    message: 'Der Kunde ist nicht abgeglichen.',
    advice: 'Im Importfenster „Jetzt abgleichen“ wählen oder den Kundenabgleich starten.',
  },
  'person-conflict': {
    message: 'Die Kundennummer steht im Konflikt mit einem anderen Personenkonto.',
    advice: 'Den Konflikt im Kundenabgleich klären.',
  },
  'collective-account-missing': {
    message: 'Für Rechnungen ohne Kontakt ist kein Sammeldebitor hinterlegt.',
    advice:
      '„Sammeldebitor eintragen“ wählen, oder ihn unter Optionen / Allgemein / Schnittstellen eintragen.',
  },
  'amounts-differ': {
    message: 'Die Summen des Belegs passen nicht zusammen.',
    advice: 'Den Beleg in Lexware Office prüfen.',
  },
  'account-missing': {
    message: 'Für einen Steuerfall fehlt das Erlöskonto.',
    advice: 'Das Konto in der Kontentabelle ergänzen.',
  },
  'account-unconfirmed': {
    message: 'Das vorgeschlagene Erlöskonto ist noch nicht bestätigt.',
    advice: 'Das Konto in der Kontentabelle prüfen und bestätigen.',
  },
  'closing-invoice': {
    message: 'Schlussrechnung: Anzahlungen prüfen.',
    advice: 'Prüfen, ob die Abschläge wie angenommen gebucht sind, dann auswählen.',
  },
  'changed-after-transfer': {
    message: 'Nach der Übertragung in Lexware Office geändert.',
    advice: 'Alte und neue Werte prüfen; auswählen bucht eine Korrektur.',
  },
  'run-undone': {
    message: 'Der Importlauf, der den Beleg gebucht hat, wurde storniert.',
    advice: 'Auswählen bucht ihn neu; sonst verwerfen oder als übertragen kennzeichnen.',
  },
  'marked-transferred': {
    message: 'Als übertragen gekennzeichnet und danach geändert.',
    advice: 'Das Original ist anderswo gebucht; nur auswählen, wenn die Änderung hier gebucht werden soll.',
  },
  'record-unreadable': {
    message:
      'Was FIBUscan zu diesem Beleg vermerkt hat, ist nicht lesbar. Er wurde aus Lexware Office und den Büchern neu gelesen.',
    advice:
      'Prüfen, ob er anderswo gebucht oder verworfen war; dann auswählen, verwerfen oder als übertragen kennzeichnen.',
  },
  'tax-implausible': {
    message: 'Die ausgewiesene Steuer passt nicht zu ihrem Steuersatz.',
    advice:
      'Den Beleg in Lexware Office prüfen: Ein Automatikkonto rechnet aus dem Brutto eine andere Steuer heraus, als der Beleg ausweist.',
  },
  'period-closed': {
    message: 'Der Buchungszeitraum des Belegs ist abgeschlossen.',
    advice:
      'Auswählen bucht ihn zum ersten offenen Tag; oder den Zeitraum unter Optionen / Buchhaltung Funktionen wieder öffnen.',
  },
  'vat-id-missing': {
    message: 'Die USt-IdNr des Kunden fehlt.',
    advice:
      'In Lexware Office am Kontakt eintragen und den Kunden neu abgleichen, oder den Beleg dennoch auswählen.',
  },
  unauthorized: {
    message: 'Lexware Office lehnt den API-Token ab.',
    advice:
      'Token prüfen oder in Lexware Office einen neuen erzeugen und unter Optionen / Allgemein / Schnittstellen ersetzen.',
  },
  plan: {
    message: 'Der Tarif oder der API-Token erlaubt diesen Zugriff nicht.',
    advice:
      'Die API gehört zum Tarif XL. Tarif prüfen und danach einen neuen Token erzeugen, mit dem Recht „Profil lesen“.',
  },
  'right-contacts': right('Kontakte lesen'),
  'right-voucherlist': right('Belegliste lesen'),
  'right-invoices': right('Rechnungen lesen'),
  'right-credit-notes': right('Gutschriften lesen'),
  'right-down-payment-invoices': right('Abschlagsrechnungen lesen'),
  'right-countries': right('Länder lesen'),
  'right-files': right('Dateien lesen'),
  'right-payments': right('Zahlungen lesen'),
  'not-found': {
    message: 'In Lexware Office nicht gefunden.',
    advice: 'Neu abrufen; der Datensatz wurde vermutlich gelöscht.',
  },
  offline: {
    message: 'Keine Verbindung zu Lexware Office.',
    advice: 'Internetverbindung, Proxy und Firewall prüfen und erneut versuchen.',
  },
  throttled: {
    message: 'Lexware Office bremst.',
    advice:
      'Vermutlich nutzt ein anderes Programm dieselbe Schnittstelle. In einigen Minuten erneut versuchen.',
  },
  unavailable: {
    message: 'Lexware Office antwortet gerade nicht richtig.',
    advice: 'Später erneut versuchen.',
  },
  rejected: {
    message: 'Lexware Office hat die Anfrage abgelehnt.',
    advice: 'Das Fehlerprotokoll an den Support geben.',
  },
  'no-secret': {
    message: 'Es ist kein API-Token hinterlegt.',
    advice: 'Den Token unter Optionen / Allgemein / Schnittstellen eintragen.',
  },
  host: {
    message: 'FIBUscan antwortet nicht.',
    advice: 'Prüfen, ob FIBUscan noch läuft, und erneut versuchen.',
  },
  'no-worker': {
    message: 'Der Hintergrundprozess von FIBUscan antwortet nicht.',
    advice:
      'Er startet von selbst neu: in einer Minute erneut versuchen. Hilft das nicht, FIBUscan neu starten.',
  },
  'name-missing': {
    message: 'Der Kontakt hat in Lexware Office keinen Namen.',
    advice: 'In Lexware Office den Namen eintragen und neu abgleichen.',
  },
  'contact-gone': {
    message: 'Den Kontakt gibt es in Lexware Office nicht mehr.',
    advice: '„Auf Sammeldebitor buchen“ bucht den Beleg mit seinem eigenen Namen.',
  },
  'number-missing': {
    message: 'Keine Nummer vergeben.',
    advice:
      'In Lexware Office eine fünfstellige Nummer vergeben und neu abgleichen, oder beim Import an der Rechnung „Personenkonto vergeben“ wählen.',
  },
  'number-not-five-digits': {
    message: 'Erlaubt sind genau fünf Ziffern.',
    advice:
      'Die Nummer in Lexware Office ändern und neu abgleichen, oder beim Import an der Rechnung „Personenkonto vergeben“ wählen.',
  },
  'number-used-twice': {
    message: 'Mehrere Kontakte haben diese Nummer.',
    advice: 'In Lexware Office eindeutige Nummern vergeben.',
  },
  'number-taken': {
    message: 'Die Nummer gehört in FIBUscan schon einem anderen Personenkonto.',
    advice:
      'Ist es dieselbe Person, im Abgleich mit dem vorhandenen Konto verknüpfen; sonst eine der beiden Nummern ändern.',
  },
  'number-changed': {
    message: 'Die Nummer wurde in Lexware Office geändert.',
    advice:
      'Das Personenkonto behält seine Nummer, bis im Abgleich entschieden ist, welche gilt; mit Buchungen bleibt sie.',
  },
  invalid: {
    message: 'FIBUscan hat die Angaben abgelehnt.',
    advice: 'Die genannten Angaben in Lexware Office berichtigen, dann neu abrufen.',
  },
  conflict: { message: 'Ein anderer Arbeitsplatz war schneller.', advice: 'Neu abrufen.' },
  unauthenticated: {
    message: 'Die Anmeldung bei FIBUscan ist abgelaufen.',
    advice: 'Mit dem Anmelde-Link neu anmelden; was noch offen ist, steht danach wieder zum Import bereit.',
  },
  forbidden: { message: 'Dafür fehlt die Berechtigung.', advice: 'Bitte an den Administrator wenden.' },
  unreachable: {
    message: 'FIBUscan antwortet nicht.',
    advice: 'Prüfen, ob FIBUscan noch läuft, und erneut versuchen.',
  },
  internal: { message: 'Unerwarteter Fehler.', advice: 'Das Fehlerprotokoll an den Support geben.' },
  'lock-lost': {
    message: 'Der Import wurde unterbrochen, weil die Sperre verloren ging.',
    advice: 'Den Import erneut starten; Gebuchtes wird nicht doppelt gebucht.',
  },
  'import-busy': {
    message: 'Für diesen Mandanten wird gerade anderswo importiert oder storniert.',
    advice: 'Nichts zu tun: Es geht weiter, sobald das beendet ist.',
  },
  'rows-not-asked-for': {
    message:
      'Lexware Office hat Belege geliefert, nach denen nicht gefragt war, etwa Entwürfe. Sie bleiben außen vor.',
    advice: 'Nichts zu tun; das Fehlerprotokoll kann an den Support gegeben werden.',
  },
  'incomplete-list': {
    message: 'Die Liste konnte nicht vollständig gelesen werden.',
    advice: 'Neu abrufen; bis dahin fehlen möglicherweise Belege.',
  },
  'file-missing': {
    message: 'Das Original ist in Lexware Office noch nicht abrufbar.',
    advice: 'Es wird beim nächsten Import erneut geholt; die Buchung ist vollständig.',
  },
  'file-unusable': {
    message: 'Das Original ist keine lesbare PDF- oder XML-Datei.',
    advice: 'Den Beleg in Lexware Office öffnen; es wird beim nächsten Import erneut geholt.',
  },
  'file-too-large': {
    message: 'Das Original ist größer als 20 MB.',
    advice: 'Die Datei in Lexware Office herunterladen und gesondert aufbewahren.',
  },
  'xml-total-differs': {
    message: 'Die E-Rechnung nennt eine andere Summe als der gebuchte Beleg.',
    advice: 'E-Rechnung und Buchung vergleichen.',
  },
  'no-last-fetch-date': {
    message: 'Es ist noch kein „Letztes Abrufdatum“ eingestellt.',
    advice: 'Das Datum unter Optionen / Allgemein / Schnittstellen eintragen.',
  },
  'customers-never-synced': {
    message: 'Die Kunden sind noch nie abgeglichen worden.',
    advice: 'Zuerst die Kunden mit Lexware Office abgleichen.',
  },
  'organization-shared': {
    message: 'Das Unternehmen ist in FIBUscan schon mit einem anderen Mandanten verbunden.',
    advice: 'Unter Optionen / Allgemein / Schnittstellen „Verbindung prüfen“ wählen und entscheiden.',
  },
  'organization-changed': {
    message: 'Der API-Token gehört zu einer anderen Firma.',
    advice: 'Die Firma unter Optionen / Allgemein / Schnittstellen prüfen.',
  },
};
