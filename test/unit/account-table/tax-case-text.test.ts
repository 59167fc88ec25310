import { describe, expect, it } from 'vitest';
import { taxCaseText as de } from '../../../src/l10n/de/tax-cases.ts';
import { taxCaseText as en } from '../../../src/l10n/en/tax-cases.ts';
import { prefilledRows } from '../../../src/services/account-table/prefilled-rows.ts';

describe('tax case in words', () => {
  it.each([
    ['domestic-19', 'Inland 19 %', 'Domestic 19 %'],
    ['oss-goods:FR:20', 'Fernverkauf Frankreich 20 %', 'Distance sale France 20 %'],
    ['oss-goods:FR:5.5', 'Fernverkauf Frankreich 5,5 %', 'Distance sale France 5.5 %'],
    ['oss-services:AT:20', 'Elektronische Dienstleistung Österreich 20 %', 'Electronic service Austria 20 %'],
    ['down-payment:19', 'Erhaltene Anzahlung 19 %', 'Down payment received 19 %'],
    ['net:16', 'Steuerpflichtiger Umsatz, Deutschland, 16 %', 'Taxed sale, Germany, 16 %'],
    ['net:third:16', 'Steuerpflichtiger Umsatz, Drittland, 16 %', 'Taxed sale, third country, 16 %'],
    [
      'net:distanceSales:FR:20',
      'Fernverkauf ohne OSS, Frankreich, 20 %',
      'Distance sale without OSS, France, 20 %',
    ],
    [
      'net:distanceSales:19',
      'Fernverkauf ohne OSS, Deutschland, 19 %',
      'Distance sale without OSS, Germany, 19 %',
    ],
    [
      'externalService13b:0',
      'Dienstleistung (§ 13b UStG), Deutschland, 0 %',
      'Service (§ 13b UStG), Germany, 0 %',
    ],
    ['marginScheme:ES_CN:0', 'marginScheme, ES_CN, 0 %', 'marginScheme, ES_CN, 0 %'],
    ['my own case', 'my own case', 'my own case'],
    ['a:b', 'a:b', 'a:b'],
  ])('%s', (taxCase, german, english) => {
    expect(de(taxCase)).toBe(german);
    expect(en(taxCase)).toBe(english);
  });

  it('has words for every prefilled row in both languages', () => {
    for (const { taxCase } of prefilledRows('SKR03', new Map())) {
      expect(de(taxCase)).not.toBe(taxCase);
      expect(en(taxCase)).not.toBe(taxCase);
    }
  });
});
