import { describe, expect, it } from 'vitest';
import { downPaymentCase, taxCaseOf, type TaxFacts } from '../../../src/services/booking/tax-case.ts';

function caseOf(fields: Partial<TaxFacts>): string {
  return taxCaseOf({
    taxType: 'net',
    rate: 19,
    countryCode: 'DE',
    countryClass: 'DE',
    serviceDay: '2026-07-30',
    smallBusiness: 'no',
    ...fields,
  });
}
const france = { countryCode: 'FR', countryClass: 'EU' } as const;
const swiss = { countryCode: 'CH', countryClass: 'third' } as const;
const nowhere = { countryCode: undefined, countryClass: 'none' } as const;
const atlantis = { countryCode: 'XX', countryClass: 'unknown' } as const;
const destination = { distanceSalesPrinciple: 'DESTINATION' } as const;
const origin = { distanceSalesPrinciple: 'ORIGIN' } as const;
const small = { smallBusiness: 'yes' } as const;
const presumed = { smallBusiness: 'presumed' } as const;

describe('tax case', () => {
  it.each([
    ['small-business', { taxType: 'vatfree', rate: 0, ...small, serviceDay: '2025-01-01' }],
    ['small-business', { taxType: 'vatfree', rate: 0, ...small, ...swiss }],
    ['small-business-until-2024', { taxType: 'vatfree', rate: 0, ...small, serviceDay: '2024-12-31' }],
    ['small-business-presumed', { taxType: 'vatfree', rate: 0, ...presumed, serviceDay: '2025-01-01' }],
    [
      'small-business-until-2024-presumed',
      { taxType: 'vatfree', rate: 0, ...presumed, serviceDay: '2024-12-31' },
    ],
    ['exempt', { taxType: 'vatfree', rate: 0 }],
    ['exempt-eu', { taxType: 'vatfree', rate: 0, ...france }],
    ['exempt-third', { taxType: 'vatfree', rate: 0, ...swiss }],
    ['exempt-third', { taxType: 'vatfree', rate: 0, ...nowhere }],
    ['exempt-third', { taxType: 'vatfree', rate: 0, ...atlantis }],
    ['oss-goods:FR:20', { taxSubType: 'distanceSales', rate: 20, ...france, ...destination }],
    [
      'oss-goods:FR:5.5',
      { taxType: 'gross', taxSubType: 'distanceSales', rate: 5.5, ...france, ...destination },
    ],
    ['oss-goods:FR:0', { taxSubType: 'distanceSales', rate: 0, ...france, ...destination }],
    ['oss-goods:FR:19', { taxSubType: 'distanceSales', rate: 19, ...france, ...destination }],
    ['oss-services:FR:20', { taxSubType: 'electronicServices', rate: 20, ...france, ...destination }],
    ['oss-services:FR:7', { taxSubType: 'electronicServices', rate: 7, ...france, ...destination }],
    ['domestic-19', {}],
    ['domestic-19', { taxType: 'gross' }],
    ['domestic-7', { rate: 7 }],
    ['abroad-19', { ...france }],
    ['abroad-19', { taxType: 'gross', ...swiss }],
    ['abroad-19', { ...nowhere }],
    ['abroad-19', { ...atlantis }],
    ['abroad-19', { taxSubType: 'distanceSales', ...france, ...origin }],
    ['abroad-19', { taxSubType: 'distanceSales', ...france }],
    ['abroad-19', { taxSubType: 'electronicServices', ...swiss, ...destination }],
    ['abroad-7', { rate: 7, ...france }],
    ['abroad-7', { rate: 7, taxSubType: 'electronicServices', ...nowhere }],
    ['abroad-7', { rate: 7, taxSubType: 'distanceSales', ...atlantis, ...destination }],
    ['zero-in-taxed', { rate: 0 }],
    ['zero-in-taxed-eu', { rate: 0, ...france }],
    ['zero-in-taxed-third', { rate: 0, taxType: 'gross', ...swiss }],
    ['zero-in-taxed-third', { rate: 0, ...nowhere }],
    ['zero-in-taxed-third', { rate: 0, ...atlantis }],
    ['photovoltaic', { taxType: 'photovoltaicEquipment', rate: 0 }],
    ['photovoltaic', { taxType: 'photovoltaicEquipment', rate: 0, ...nowhere }],
    ['eu-supply', { taxType: 'intraCommunitySupply', rate: 0, ...france }],
    ['export-goods', { taxType: 'thirdPartyCountryDelivery', rate: 0, ...swiss }],
    ['export-service', { taxType: 'thirdPartyCountryService', rate: 0, ...swiss }],
    ['construction-13b', { taxType: 'constructionService13b', rate: 0 }],
    ['eu-service-13b', { taxType: 'externalService13b', rate: 0, ...france }],
  ] as const)('F13: is %s for %o', (taxCase, fields) => {
    expect(caseOf(fields)).toBe(taxCase);
  });

  it.each([
    ['net:16', { rate: 16 }],
    ['net:5', { rate: 5, taxType: 'gross' }],
    ['net:third:16', { rate: 16, ...swiss }],
    ['net:none:16', { rate: 16, ...nowhere }],
    ['net:unknown:16', { rate: 16, ...atlantis }],
    ['net:distanceSales:19', { taxSubType: 'distanceSales', ...destination }],
    ['net:distanceSales:FR:20', { taxSubType: 'distanceSales', rate: 20, ...france, ...origin }],
    ['net:distanceSales:CH:20', { taxSubType: 'distanceSales', rate: 20, ...swiss, ...destination }],
    ['net:distanceSales:none:20', { taxSubType: 'distanceSales', rate: 20, ...nowhere, ...destination }],
    ['net:distanceSales:FR:0', { taxSubType: 'distanceSales', rate: 0, ...france }],
    ['net:somethingNew:EU:19', { taxSubType: 'somethingNew', countryClass: 'EU', countryCode: undefined }],
    ['vatfree:19', { taxType: 'vatfree' }],
    ['vatfree:19', { taxType: 'vatfree', ...small }],
    ['vatfree:distanceSales:0', { taxType: 'vatfree', taxSubType: 'distanceSales', rate: 0 }],
    ['intraCommunitySupply:0', { taxType: 'intraCommunitySupply', rate: 0 }],
    ['intraCommunitySupply:third:0', { taxType: 'intraCommunitySupply', rate: 0, ...swiss }],
    ['intraCommunitySupply:EU:19', { taxType: 'intraCommunitySupply', ...france }],
    ['thirdPartyCountryDelivery:EU:0', { taxType: 'thirdPartyCountryDelivery', rate: 0, ...france }],
    ['thirdPartyCountryService:0', { taxType: 'thirdPartyCountryService', rate: 0 }],
    ['thirdPartyCountryService:third:19', { taxType: 'thirdPartyCountryService', ...swiss }],
    ['constructionService13b:EU:0', { taxType: 'constructionService13b', rate: 0, ...france }],
    ['externalService13b:0', { taxType: 'externalService13b', rate: 0 }],
    ['photovoltaicEquipment:19', { taxType: 'photovoltaicEquipment' }],
    ['marginScheme:0', { taxType: 'marginScheme', rate: 0 }],
  ] as const)('names the unlisted case %s for %o', (taxCase, fields) => {
    expect(caseOf(fields)).toBe(taxCase);
  });

  it('writes rates with a point and without trailing zeros', () => {
    expect(caseOf({ rate: Number('5.50') })).toBe('net:5.5');
    expect(downPaymentCase(Number('19.00'))).toBe('down-payment:19');
  });
});
