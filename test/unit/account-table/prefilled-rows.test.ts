import { describe, expect, it } from 'vitest';
import { SKR03 } from '../../../host/server/charts/skr03.ts';
import { SKR04 } from '../../../host/server/charts/skr04.ts';
import {
  prefilledRow,
  prefilledRows,
  proposedAccounts,
} from '../../../src/services/account-table/prefilled-rows.ts';

const charts = {
  SKR03: new Map(SKR03.map((account) => [account.number, account])),
  SKR04: new Map(SKR04.map((account) => [account.number, account])),
};

/** tax-cases.md once more, in the words of the page: case, accounts, confidence. */
const PAGE = `
small-business            8192 4184 high    high
small-business-until-2024 8195 4185 high    high
small-business-presumed            8192 4184 confirm confirm
small-business-until-2024-presumed 8195 4185 confirm confirm
exempt                    8100 4100 confirm confirm
domestic-19               8400 4400 high    high
domestic-7                8300 4300 high    high
abroad-19                 8400 4400 confirm confirm
abroad-7                  8300 4300 confirm confirm
zero-in-taxed             8200 4200 confirm confirm
photovoltaic              8290 4290 high    high
eu-supply                 8125 4125 high    confirm
export-goods              8120 4120 high    high
export-service            8338 4338 high    confirm
construction-13b          8337 4337 high    high
eu-service-13b            8336 4336 high    confirm
oss-goods:FR:5.5          8320 4320 confirm confirm
oss-services:AT:20        8331 4331 confirm confirm
down-payment:19           1718 3272 high    high
down-payment:7            1711 3260 high    high
down-payment:0            1710 3250 high    high`
  .trim()
  .split('\n')
  .map((line) => line.split(/ +/));

describe.each(['SKR03', 'SKR04'] as const)('prefilled account table of %s', (chart) => {
  const accounts = charts[chart];

  it.each(PAGE)('says of %s what tax-cases.md says', (taxCase, skr03, skr04, confidence03, confidence04) => {
    const row = prefilledRow(taxCase, chart, accounts);
    const [account, confidence] = chart === 'SKR03' ? [skr03, confidence03] : [skr04, confidence04];
    expect(row).toMatchObject({ taxCase, account, confirmed: confidence === 'high', origin: 'prefilled' });
  });

  it('has every case of the page but those made when first met', () => {
    const cases = prefilledRows(chart, accounts).map(({ taxCase }) => taxCase);
    const listed = PAGE.map(([taxCase]) => taxCase).filter((taxCase) => !taxCase?.startsWith('oss-'));
    expect([...cases].sort()).toEqual([...listed].sort());
  });

  it('names only accounts that the chart has', () => {
    const rows = [...prefilledRows(chart, accounts), prefilledRow('oss-goods:FR:20', chart, accounts)!];
    expect(rows.filter(({ account }) => !accounts.has(account))).toEqual([]);
  });

  it('has no BU-Schlüssel on automatic accounts, but where the Mandant made one of them ordinary', () => {
    const keyOf = (taxCase: string, chartAccounts = accounts) =>
      prefilledRow(taxCase, chart, chartAccounts)?.taxKey;
    expect(keyOf('domestic-19')).toBeUndefined();
    expect(keyOf('down-payment:7')).toBeUndefined();
    expect(keyOf('eu-service-13b')).toBeUndefined();
    expect(keyOf('oss-goods:FR:20')).toBe('240');
    expect(keyOf('oss-services:FR:20')).toBe('44');
    const ordinary = new Map([...accounts].map(([number, { name }]) => [number, { number, name }]));
    expect(keyOf('domestic-19', ordinary)).toBe('3');
    expect(keyOf('abroad-7', ordinary)).toBe('2');
    expect(keyOf('down-payment:19', ordinary)).toBe('3');
    expect(keyOf('construction-13b', ordinary)).toBe('46');
    expect(keyOf('eu-service-13b', ordinary)).toBe('47');
    expect(keyOf('export-goods', ordinary)).toBeUndefined();
  });

  it.each(['exempt-eu', 'exempt-third', 'zero-in-taxed-eu', 'zero-in-taxed-third'])(
    'chooses no account for %s, and proposes two that the chart has',
    (taxCase) => {
      expect(prefilledRow(taxCase, chart, accounts)).toBeUndefined();
      const proposed = proposedAccounts(taxCase, chart);
      expect(proposed).toEqual(
        chart === 'SKR03' ? { service: '8338', goods: '8120' } : { service: '4338', goods: '4120' },
      );
      expect([proposed!.service, proposed!.goods].filter((number) => !accounts.has(number))).toEqual([]);
      expect(proposedAccounts('exempt', chart)).toBeUndefined();
    },
  );

  it('knows nothing of other cases', () => {
    expect(prefilledRow('net:16', chart, accounts)).toBeUndefined();
    expect(prefilledRow('oss-goodsFR', chart, accounts)).toBeUndefined();
  });
});
