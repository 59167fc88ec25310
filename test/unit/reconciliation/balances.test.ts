import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { reconciled } from './scenario.ts';

type Fate = 'kept' | 'paid' | 'voided' | 'drafted' | 'edited' | 'deleted' | 'unbooked';

const fates: readonly Fate[] = ['kept', 'paid', 'voided', 'drafted', 'edited', 'deleted', 'unbooked'];

const aDocument = fc.record({
  type: fc.constantFrom('invoice', 'creditNote', 'downPaymentInvoice'),
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 9, max: 12 }),
  netCents: fc.integer({ min: 0, max: 9_999_999 }),
  voidedBefore: fc.boolean(),
  fate: fc.constantFrom(...fates),
  again: fc.boolean(),
});

type Draft = typeof aDocument extends fc.Arbitrary<infer T> ? T : never;

/** Books some documents, lets time and their owner change them, and imports some of the changes. */
async function history(documents: readonly Draft[]) {
  const scenario = new ImportScenario();
  const ids = documents.map(({ type, day, month, netCents, voidedBefore }) => {
    const date = `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const status = voidedBefore ? 'voided' : 'open';
    const tax = Math.round(netCents * 0.19);
    return scenario.lexoffice.add({ ...amounts(netCents, tax), type, date, status } as const).id;
  });
  const unbooked = new Set(ids.filter((_, index) => documents[index]!.fate === 'unbooked'));
  await scenario.import((entry) => entry.class === 'preselected' && !unbooked.has(entry.documentId));
  scenario.clock.advance({ days: 3 });
  for (const [index, { fate }] of documents.entries()) {
    const id = ids[index]!;
    if (fate === 'paid') scenario.lexoffice.pay(id);
    if (fate === 'voided') scenario.lexoffice.void(id);
    if (fate === 'drafted') scenario.lexoffice.change(id, { status: 'draft' });
    if (fate === 'edited') scenario.lexoffice.change(id, amounts(4_711, 895));
    if (fate === 'deleted') scenario.lexoffice.remove(id);
  }
  const again = new Set(ids.filter((_, index) => documents[index]!.again));
  await scenario.import((entry) => again.has(entry.documentId));
  return scenario;
}

it('R16: every document is in exactly one finding, and the months add up to all of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDocument, { maxLength: 12 }), async (documents) => {
      const scenario = await history(documents);
      const { months, total, findings, beforeBoundary } = await reconciled(scenario);
      const listed = [...scenario.lexoffice.documentsById.values()].filter(
        ({ status }) => status !== 'draft',
      );
      const booked = new Set([...scenario.host.vouchers.values()].map(({ origin }) => origin.documentId));

      const keys = findings.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(keys)).toEqual(new Set([...listed.map(({ id }) => id), ...booked]));
      expect(beforeBoundary.count).toBe(0);

      const stated = listed.map(({ type, totalGrossCents, status }) =>
        status === 'voided' && type !== 'downPaymentInvoice'
          ? { count: 2, cents: 0 }
          : { count: 1, cents: type === 'creditNote' ? -totalGrossCents : totalGrossCents },
      );
      const add = (tallies: readonly { readonly count: number; readonly cents: number }[]) => ({
        count: tallies.reduce((sum, { count }) => sum + count, 0),
        cents: tallies.reduce((sum, { cents }) => sum + cents, 0),
      });
      expect(total.there).toEqual(add(stated));
      expect(total.here.cents).toBe(scenario.sum());
      for (const side of ['there', 'here'] as const) {
        expect(add(months.map((month) => month[side]))).toEqual(total[side]);
        for (const month of months)
          expect(add(month.kinds.map(([, kind]) => kind[side]))).toEqual(month[side]);
      }

      for (const month of months.filter(({ status }) => status === 'equal')) {
        expect(month.here).toEqual(month.there);
      }
      expect(total.status === 'equal').toBe(findings.every(({ state }) => state === 'equal'));
      expect(findings.filter(({ pending }) => pending)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
