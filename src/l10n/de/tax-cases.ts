import { taxCaseDescriber } from '../describe-tax-case.ts';

/** Steuerfall in Worten: `oss-goods:FR:20` → „Fernverkauf Frankreich 20 %“. */
export const taxCaseText = taxCaseDescriber({
  language: 'de',
  listed: {
    'small-business': 'Kleinunternehmer (§ 19 UStG)',
    'small-business-until-2024': 'Kleinunternehmer (§ 19 UStG), bis 2024',
    exempt: 'Steuerfrei ohne Vorsteuerabzug (§ 4 Nr. 8 ff. UStG)',
    'domestic-19': 'Inland 19 %',
    'domestic-7': 'Inland 7 %',
    'abroad-19': 'Kunde im Ausland, deutsche Steuer 19 %',
    'abroad-7': 'Kunde im Ausland, deutsche Steuer 7 %',
    'zero-in-taxed': '0 % in steuerpflichtiger Rechnung',
    photovoltaic: 'Photovoltaik 0 % (§ 12 Abs. 3 UStG)',
    'eu-supply': 'Innergemeinschaftliche Lieferung',
    'export-goods': 'Ausfuhrlieferung Drittland',
    'export-service': 'Dienstleistung Drittland',
    'construction-13b': 'Bauleistung, Kunde schuldet die Steuer (§ 13b UStG)',
    'eu-service-13b': 'Dienstleistung EU, Kunde schuldet die Steuer (§ 13b UStG)',
  },
  ossGoods: 'Fernverkauf',
  ossServices: 'Elektronische Dienstleistung',
  downPayment: 'Erhaltene Anzahlung',
  taxTypes: {
    net: 'Steuerpflichtiger Umsatz',
    vatfree: 'Steuerfreier Umsatz',
    intraCommunitySupply: 'Innergemeinschaftliche Lieferung',
    constructionService13b: 'Bauleistung (§ 13b UStG)',
    externalService13b: 'Dienstleistung (§ 13b UStG)',
    thirdPartyCountryService: 'Dienstleistung Drittland',
    thirdPartyCountryDelivery: 'Ausfuhrlieferung',
    photovoltaicEquipment: 'Photovoltaik',
    distanceSales: 'Fernverkauf ohne OSS',
    electronicServices: 'Elektronische Dienstleistung ohne OSS',
  },
  countryClasses: {
    EU: 'EU-Ausland',
    third: 'Drittland',
    none: 'ohne Land',
    unknown: 'unbekanntes Land',
  },
});
