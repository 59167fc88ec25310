import { taxCaseDescriber } from '../describe-tax-case.ts';

/** A tax case in words: `oss-goods:FR:20` → "Distance sale France 20 %". */
export const taxCaseText = taxCaseDescriber({
  language: 'en',
  listed: {
    'small-business': 'Small business (§ 19 UStG)',
    'small-business-until-2024': 'Small business (§ 19 UStG), until 2024',
    exempt: 'Exempt without input tax (§ 4 Nr. 8 ff. UStG)',
    'domestic-19': 'Domestic 19 %',
    'domestic-7': 'Domestic 7 %',
    'abroad-19': 'Customer abroad, German tax 19 %',
    'abroad-7': 'Customer abroad, German tax 7 %',
    'zero-in-taxed': '0 % in a taxed invoice',
    photovoltaic: 'Photovoltaics 0 % (§ 12(3) UStG)',
    'eu-supply': 'Intra-Community supply',
    'export-goods': 'Export of goods to a third country',
    'export-service': 'Service to a third country',
    'construction-13b': 'Construction work, customer owes the tax (§ 13b UStG)',
    'eu-service-13b': 'Service to the EU, customer owes the tax (§ 13b UStG)',
  },
  ossGoods: 'Distance sale',
  ossServices: 'Electronic service',
  downPayment: 'Down payment received',
  taxTypes: {
    net: 'Taxed sale',
    vatfree: 'Exempt sale',
    intraCommunitySupply: 'Intra-Community supply',
    constructionService13b: 'Construction work (§ 13b UStG)',
    externalService13b: 'Service (§ 13b UStG)',
    thirdPartyCountryService: 'Service to a third country',
    thirdPartyCountryDelivery: 'Export of goods',
    photovoltaicEquipment: 'Photovoltaics',
    distanceSales: 'Distance sale without OSS',
    electronicServices: 'Electronic service without OSS',
  },
  countryClasses: {
    EU: 'other EU country',
    third: 'third country',
    none: 'no country',
    unknown: 'unknown country',
  },
});
