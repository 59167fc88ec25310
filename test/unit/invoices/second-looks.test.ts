import { describe, expect, it } from 'vitest';
import { amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

async function looksOf(scenario: ImportScenario): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { entries } = await scenario.list();
  return Object.fromEntries(
    entries.map(({ number, kind, hints }) => [
      `${kind} ${number}`,
      hints.map(({ code, ...values }) => [code, ...Object.values(values)].join(' ')),
    ]),
  );
}

/** Documents that differ in what is looked at, unless the test says otherwise. */
const other = { date: '2026-11-02', ...amounts(20_000, 3_800) };

describe('second looks (rules.md 32)', () => {
  it('see the same number on different documents, however it came', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ number: 'RE-1' });
    scenario.lexoffice.add({ number: 'RE-1', ...other });
    scenario.lexoffice.add({ number: 'RE-2', ...amounts(30_000, 5_700) });
    const list = await scenario.list();
    expect(list.entries.map(({ number, hints }) => [number, hints.map(({ code }) => code)])).toEqual(
      expect.arrayContaining([
        ['RE-1', ['number-twice']],
        ['RE-1', ['number-twice']],
        ['RE-2', []],
      ]),
    );
    expect(list.entries.every(({ class: is }) => is === 'preselected')).toBe(true);
  });

  it('see the same customer, day and amount twice, also beside what is booked already', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ number: 'RE-1', date: '2026-11-20' });
    await scenario.import();
    scenario.lexoffice.add({ number: 'RE-2', date: '2026-11-20' });
    scenario.lexoffice.add({ number: 'RE-3', date: '2026-11-20', ...amounts(20_000, 3_800) });
    scenario.lexoffice.add({ number: 'RE-4', date: '2026-11-21' });
    expect(await looksOf(scenario)).toEqual({
      'invoice RE-1': [],
      'invoice RE-2': ['looks-alike RE-1'],
      'invoice RE-3': [],
      'invoice RE-4': [],
    });
  });

  it('see credit notes that give back more than their invoice was', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ number: 'RE-1' });
    const related = [{ id, number: 'RE-1', type: 'invoice' }];
    const credit = (number: string, netCents: number, taxCents: number, day: string) =>
      scenario.lexoffice.add({
        type: 'creditNote',
        number,
        related,
        date: day,
        ...amounts(netCents, taxCents),
      });
    credit('GS-1', 6_000, 1_140, '2026-11-03');
    credit('GS-2', 4_000, 760, '2026-11-04');
    expect((await looksOf(scenario))['creditNote GS-2']).toEqual([]);
    credit('GS-3', 100, 19, '2026-11-05');
    const looks = await looksOf(scenario);
    for (const number of ['GS-1', 'GS-2', 'GS-3']) {
      expect(looks[`creditNote ${number}`]).toEqual(['credit-above-invoice RE-1 12019 11900']);
    }
  });

  it('see a credit note to a voided invoice', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ number: 'RE-1' });
    scenario.lexoffice.add({
      type: 'creditNote',
      number: 'GS-1',
      related: [{ id, number: 'RE-1', type: 'invoice' }],
    });
    scenario.lexoffice.void(id);
    expect((await looksOf(scenario))['creditNote GS-1']).toEqual(['credit-of-voided RE-1']);
  });
});
