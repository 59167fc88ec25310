/** Fields of a transferred document that may differ now, by their names in the comparison (rules.md 6). */
export const documentFields: Record<string, string> = {
  number: 'Nummer',
  date: 'Belegdatum',
  dueDate: 'Fälligkeit',
  name: 'Name',
  address: 'Anschrift',
  serviceFrom: 'Leistung von',
  serviceTo: 'Leistung bis',
  person: 'Kunde',
  taxType: 'Steuerart',
  taxSubType: 'Steuerunterart',
  taxAmounts: 'Beträge je Steuersatz',
  totalNet: 'Netto gesamt',
  totalTax: 'USt gesamt',
  total: 'Gesamtbetrag',
  deductions: 'Abzüge',
};
