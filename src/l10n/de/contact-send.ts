import type { PersonRole } from '../../../host/api/persons.ts';
import type { SendResult } from '../../services/contacts/outbound/send-result.ts';
import type { SendState } from '../../services/contacts/outbound/send-plan.ts';
import type { Problem } from '../../services/problem.ts';
import type { SendProblem } from '../../services/problem-code.ts';

const titles: Record<PersonRole, string> = {
  customer: 'Kunden nach Lexware Office übertragen',
  supplier: 'Lieferanten nach Lexware Office übertragen',
};

const states: Record<SendState, string> = {
  new: 'neu',
  changed: 'geändert',
  unchanged: 'unverändert',
  unclear: 'ungeklärt',
  refused: 'abgelehnt',
};

const results: Record<SendResult['kind'], string> = {
  created: 'angelegt',
  updated: 'geändert',
  failed: 'fehlgeschlagen',
  unclear: 'ungeklärt',
  'not-tried': 'nicht versucht',
};

const problems: Record<SendProblem, Problem> = {
  'name-missing': { message: 'Ohne Namen.', advice: 'In FIBUscan einen Namen eintragen.' },
  'country-unusable': {
    message: 'Das Land fehlt oder ist in Lexware Office nicht bekannt.',
    advice:
      'In FIBUscan das Länderkürzel eintragen, z. B. DE; ohne Land nimmt Lexware Office keine Anschrift an.',
  },
  'email-unusable': {
    message: 'Die E-Mail-Adresse ist unvollständig.',
    advice: 'Die Adresse in FIBUscan berichtigen oder leeren.',
  },
  'phone-too-long': {
    message: 'Die Telefonnummer hat mehr als 30 Zeichen.',
    advice: 'Die Nummer in FIBUscan kürzen.',
  },
  'field-unusable': {
    message: 'Ein Feld kann so nicht übertragen werden.',
    advice: 'Die Stammdaten in FIBUscan prüfen.',
  },
  'linked-elsewhere': {
    message: 'Die Person gehört zu einer anderen Firma oder einem anderen Programm.',
    advice: 'Sie bleibt dort, woher sie kommt.',
  },
  'contact-missing': {
    message: 'Den verknüpften Kontakt gibt es in Lexware Office nicht mehr.',
    advice: 'Den Kontakt bei Bedarf in Lexware Office von Hand anlegen.',
  },
  'contact-unreadable': {
    message: 'Der verknüpfte Kontakt konnte nicht gelesen werden.',
    advice: 'Den Kontakt in Lexware Office prüfen.',
  },
  'several-entries': {
    message:
      'Der Kontakt hat in Lexware Office mehrere Anschriften, E-Mail-Adressen, Telefonnummern oder Ansprechpartner.',
    advice: 'Solche Kontakte lassen sich nur in Lexware Office selbst ändern.',
  },
  'private-person': {
    message: 'Der Name einer Privatperson besteht in Lexware Office aus Vor- und Nachname.',
    advice: 'Den Namen in Lexware Office selbst ändern.',
  },
  'contact-changed': {
    message: 'Der Kontakt ist in Lexware Office inzwischen geändert worden.',
    advice: 'Die Vorschau neu öffnen und die Werte erneut vergleichen.',
  },
  'contacts-incomplete': {
    message: 'Die Kontakte konnten nicht vollständig gelesen werden.',
    advice: 'Später erneut versuchen; ohne alle Kontakte wird nichts übertragen.',
  },
  conflict: {
    message:
      'Die Person ist in FIBUscan inzwischen geändert oder an einem anderen Arbeitsplatz übertragen worden.',
    advice: 'Die Vorschau neu öffnen.',
  },
  'link-failed': {
    message: 'Der Kontakt ist angelegt, konnte aber nicht mit der Person verknüpft werden.',
    advice: 'Die Vorschau neu öffnen: Der Kontakt wird dort gesucht, nicht noch einmal angelegt.',
  },
  'not-tried': {
    message: 'Nicht versucht, weil die Übertragung vorher endete.',
    advice: 'Die Vorschau neu öffnen und den Rest übertragen.',
  },
  'number-differs': {
    message: 'Lexware Office hat eine andere Nummer vergeben.',
    advice: 'Die Fibu-Nummer in FIBUscan bleibt. Der Abgleich kennt beide Nummern; es ist nichts zu tun.',
  },
  'outcome-unknown': {
    message: 'Lexware Office hat nicht geantwortet; ob geschrieben wurde, ist offen.',
    advice:
      'Die Vorschau später neu öffnen. Es wird nichts von selbst wiederholt; was sich nicht klären lässt, steht dort unter „ungeklärt“.',
  },
  'person-gone': {
    message: 'Die Person ist in FIBUscan inzwischen gelöscht worden.',
    advice: 'Den Kontakt in Lexware Office prüfen.',
  },
  rejected: {
    message: 'Lexware Office hat die Angaben nicht angenommen.',
    advice: 'Die genannten Felder in FIBUscan prüfen.',
  },
  'send-busy': {
    message: 'An einem anderen Arbeitsplatz wird gerade übertragen.',
    advice: 'Warten, bis die andere Übertragung beendet ist.',
  },
  'write-access-off': {
    message: 'Der Schreibzugriff auf Lexware Office ist ausgeschaltet.',
    advice: 'Unter Optionen / Allgemein / Schnittstellen einschalten.',
  },
};

/** The other direction, FIBUscan → Lexware Office: loaded when it is opened. */
export const contactSend = {
  titles,
  states,
  results,
  problems,
  direction: 'FIBUscan → Lexware Office',
  warning: 'Diese Funktion schreibt nach Lexware Office.',
  warningAdvice:
    'Ausgewählte Personen werden dort als Kontakte angelegt oder geändert; löschen lassen sie sich von hier aus nicht. Zahlungsbedingungen werden nie übertragen. Neue Nummern vergibt Lexware Office.',
  tabs: 'Ergebnis des Vergleichs',
  listLabel: (state: string) => `Personen: ${state}`,
  nothing: (state: string) => `Keine Personen: ${state}`,
  nothingMatches: 'Keine Person entspricht der Suche',
  send: (count: string) => `Nach Lexware Office schreiben (${count})`,
  sending: (done: string, total: string) => `Wird übertragen: ${done} von ${total}`,
  stop: 'Nach dieser Person anhalten',
  retrying: 'Die Übertragung ist unterbrochen.',
  stopping: 'Wird angehalten …',
  done: 'Übertragung beendet',
  outcome: (created: string, updated: string, open: string) =>
    `${created} angelegt · ${updated} geändert · ${open} nicht übertragen`,
  columns: { number: 'Fibu-Nr.', there: 'Nummer in Lexware Office', result: 'Ergebnis' },
  resultList: 'Ergebnis je Person',
  warnings: {
    sameName: (numbers: string) =>
      numbers === ''
        ? 'In Lexware Office gibt es einen Kontakt dieses Namens'
        : `In Lexware Office gibt es einen Kontakt dieses Namens (${numbers})`,
    numberDiffers: (number: string) => `in Lexware Office Nummer ${number}`,
    maybePrivate: 'wird als Firma angelegt, auch wenn es eine Privatperson ist',
    archivedThere: 'in Lexware Office archiviert; bleibt es',
    archivedHere: 'in FIBUscan archiviert; das wird nicht übertragen',
  },
  unclear:
    'Bei der letzten Übertragung blieb offen, ob ein Kontakt angelegt wurde. Bitte in Lexware Office nachsehen.',
  candidates: (count: number): string =>
    count === 0 ? 'Ein passender Kontakt ist dort nicht zu finden.' : 'Diese Kontakte könnten es sein:',
  thisOne: (name: string) => `${name} ist der Kontakt`,
  noneOfThem: 'Kein Kontakt angelegt, erneut anbieten',
  busyDescription: 'Übertragung nach Lexware Office',
};

export type SendTexts = typeof contactSend;
