import type { SalesRecord, TaxType } from '../store/sales-document.ts';

const NOTES: Partial<Readonly<Record<TaxType, string>>> = {
  vatfree: 'Im ausgewiesenen Betrag ist keine Umsatzsteuer enthalten.',
  intraCommunitySupply: 'Steuerfreie innergemeinschaftliche Lieferung nach § 4 Nr. 1b i. V. m. § 6a UStG.',
  constructionService13b: 'Steuerschuldnerschaft des Leistungsempfängers nach § 13b UStG (Bauleistungen).',
  externalService13b: 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).',
  thirdPartyCountryService: 'Im Inland nicht steuerbare Leistung an einen Empfänger im Drittland.',
  thirdPartyCountryDelivery: 'Steuerfreie Ausfuhrlieferung nach § 4 Nr. 1a i. V. m. § 6 UStG.',
  photovoltaicEquipment: 'Nullsteuersatz für Photovoltaikanlagen nach § 12 Abs. 3 UStG.',
};

/** What has to be printed where no tax is charged: the document's own note, else the usual one. */
export function taxNote(document: SalesRecord): string | undefined {
  return document.taxConditions.taxTypeNote ?? NOTES[document.taxConditions.taxType];
}
