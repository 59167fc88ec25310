import type { VatFigure } from '../../services/booking/tax-case.ts';
import type { Period } from '../../services/calendar/periods.ts';
import type { Supply } from '../../services/evaluations/ec-sales-list.ts';
import { countryNames } from '../country-names.ts';

/** Bezeichnung der Kennzahl wie im Vordruck, gekürzt. */
const figures: Record<VatFigure, string> = {
  '81': 'Steuerpflichtige Umsätze 19 %',
  '86': 'Steuerpflichtige Umsätze 7 %',
  '87': 'Steuerpflichtige Umsätze 0 %',
  '35': 'Umsätze zu anderen Steuersätzen (Steuer: Kz 36)',
  '41': 'Innergemeinschaftliche Lieferungen',
  '43': 'Weitere steuerfreie Umsätze mit Vorsteuerabzug',
  '48': 'Steuerfreie Umsätze ohne Vorsteuerabzug',
  '60': 'Umsätze, für die der Empfänger die Steuer schuldet',
  '21': 'Nicht steuerbare sonstige Leistungen (§ 18b UStG)',
  '45': 'Übrige nicht steuerbare Umsätze',
};

const supplies: Record<Supply, string> = { goods: 'Lieferung', service: 'Sonstige Leistung' };

const months = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortMonths = new Intl.DateTimeFormat('de-DE', { month: 'short', timeZone: 'UTC' });

function periodName(period: Period): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `Ganzes Jahr ${year}`;
  return part.startsWith('Q') ? `${part.slice(1)}. Quartal ${year}` : months.format(new Date(`${period}-01`));
}

/** Loaded with the dialog, so no part of the plugin's common texts. */
export const evaluations = {
  title: 'Auswertungen',
  names: {
    revenue: 'Umsatz je Monat',
    'vat-check': 'UStVA-Prüfliste',
    'ec-sales': 'Zusammenfassende Meldung',
    oss: 'OSS-Meldung',
  },
  notes: {
    revenue:
      'Erlöse nach Buchungsdatum. Storno und Generalumkehr zählen negativ in ihrem Monat, gelöschte Belege gar nicht. Verrechnete Anzahlungen sind kein Erlös und in keiner Summe.',
    'vat-check':
      'Was gebucht ist, je Kennzahl der Umsatzsteuer-Voranmeldung und Monat des Buchungsdatums. Eine Prüfliste, keine Voranmeldung: Vorsteuer, vereinnahmte Anzahlungen und bei Ist-Versteuerung die Zahlungseingänge fehlen.',
    'ec-sales':
      'Netto je USt-IdNr nach Buchungsdatum: innergemeinschaftliche Lieferungen und sonstige Leistungen, deren Steuer der Empfänger schuldet. Storno und Gutschrift mindern ihren Monat. Volle Euro sind kaufmännisch gerundet.',
    oss: 'Netto und Steuer je Land, Art und Steuersatz nach Buchungsdatum. Storno und Gutschrift mindern ihr Quartal; gehören sie zu einem früheren, sind sie in der Meldung als dessen Berichtigung anzugeben.',
  },
  figures,
  supplies,
  periodName,
  shortMonth: (month: Period) => shortMonths.format(new Date(`${month}-01`)),
  countryName: countryNames('de'),
  columns: {
    figure: 'Kz',
    wholeEuros: 'volle Euro',
    supply: 'Art der Leistung',
    country: 'Land',
    rate: 'Satz',
    vatId: 'USt-IdNr',
    vouchers: 'Belege',
    period: 'Zeitraum',
    postingDate: 'Buchungsdatum',
    documentDate: 'Belegdatum',
    statedNet: 'Lexware Office Netto',
    statedTax: 'Lexware Office USt',
    netDifference: 'Differenz Netto',
    taxDifference: 'Differenz USt',
  },
  year: 'Jahr',
  period: 'Zeitraum',
  noFigure: (taxCase: string) => `${taxCase} (keine eindeutige Kennzahl)`,
  sumOf: (figure: string) => `Summe ${figure}`,
  withoutVatId: 'ohne USt-IdNr',
  withoutLines: 'ohne Betrag',
  noRevenue: (taxCase: string) => `${taxCase} (kein Erlös, in keiner Summe)`,
  caseOf: (kind: string, taxCase: string) => `${kind} · ${taxCase}`,
  total: 'Summe',
  open: (row: string, count: string) => `Belege zu ${row}: ${count}`,
  openedTitle: (row: string) => `Belege: ${row}`,
  openedCount: (count: string, sum: string) =>
    count === '1' ? `1 Beleg, Netto ${sum}` : `${count} Belege, Netto ${sum}`,
  closeList: 'Belege ausblenden',
  openVoucher: (number: string) => `Beleg ${number} zeigen`,
  chart: (year: string) => `Umsatz netto je Monat und Belegart ${year}, dieselben Zahlen wie in der Tabelle`,
  loading: 'Die Belege werden gelesen …',
  empty: 'In diesem Zeitraum ist dafür nichts gebucht.',
  noVouchers: 'Es ist noch nichts gebucht.',
  noVouchersAdvice: 'Ausgewertet wird, was unter Kunden steht: zuerst Rechnungen importieren.',
  export: 'Als CSV speichern',
  print: 'Drucken',
  exportName: (name: string, period: string) => `${name} ${period}.csv`,
  compare: 'Mit Lexware Office vergleichen',
  comparing: (done: string, total: string) =>
    total === '0'
      ? 'Lexware Office wird gelesen …'
      : `Lexware Office wird gelesen: ${done} von ${total} Belegen`,
  compared: (year: string) =>
    `Lexware Office: Netto und Steuer, wie sie in den Rechnungen und Gutschriften von ${year} stehen, nach Belegdatum, auch in nicht übertragenen; stornierte heben sich auf. Die Voranmeldung, die Lexware Office selbst rechnet, gibt die Schnittstelle nicht heraus.`,
  leftOut: (count: string) =>
    count === '1'
      ? '1 Beleg ist nicht dabei: Abschlagsrechnung, fremde Währung oder nicht lesbar.'
      : `${count} Belege sind nicht dabei: Abschlagsrechnungen, fremde Währung oder nicht lesbar.`,
  incomplete:
    'Die Liste hat sich beim Lesen verändert und ist vielleicht nicht vollständig. Bitte neu vergleichen.',
};

export type EvaluationTexts = typeof evaluations;
