/** Reference lists as they are public (sandbox/evidence.md, lists). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty' });
});
afterAll(() => sandbox.stop());

describe('public reference lists', () => {
  it.each([
    ['Reise MA', 'cf03a2b0-f838-474f-ac5e-67adb9b830c7', 'outgo', 'Reisen'],
    ['Fahrtkosten MA', '3620798f-ae06-4492-b775-1c87eb99247c', 'outgo', 'Reisen'],
    ['Einnahmen', '8f8664a1-fd86-11e1-a21f-0800200c9a66', 'income', 'Einnahmen'],
    ['Dienstleistung', '8f8664a0-fd86-11e1-a21f-0800200c9a66', 'income', 'Einnahmen'],
  ])(
    'list-1: has the posting category %s as the documentation shows it',
    async (name, id, type, groupName) => {
      const { body } = await get(sandbox, '/posting-categories');
      expect(body).toContainEqual({ id, name, type, groupName, contactRequired: false, splitAllowed: true });
    },
  );

  it('list-1: has no category twice and the one of rounding differences', async () => {
    const ids = (await get(sandbox, '/posting-categories')).body.map(
      ({ id }: { id: string }) => id,
    ) as string[];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('aba9020f-d0a6-47ca-ace6-03d6ed492351');
  });

  it('list-2: gives payment conditions the template of their label only', async () => {
    const { body } = await get(sandbox, '/payment-conditions');
    expect(Object.keys(body[0] as object).sort()).toEqual([
      'id',
      'organizationDefault',
      'paymentTermDuration',
      'paymentTermLabelTemplate',
    ]);
    expect(body[1].paymentDiscountConditions).toEqual({ discountPercentage: 3, discountRange: 10 });
  });

  it.each([
    ['DE', 'Deutschland', 'Germany', 'de'],
    ['FR', 'Frankreich', 'France', 'intraCommunity'],
    ['US', 'Vereinigte Staaten von Amerika', 'United States', 'thirdPartyCountry'],
  ])(
    'list-3: calls %s as the documentation does',
    async (countryCode, countryNameDE, countryNameEN, taxClassification) => {
      const { body } = await get(sandbox, '/countries');
      expect(body).toContainEqual({ countryCode, countryNameDE, countryNameEN, taxClassification });
    },
  );
});
