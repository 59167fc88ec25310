import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berlinDay } from '../../../src/services/calendar/berlin-calendar.ts';
import { isAfterDay } from '../../../src/services/invoices/rules/boundary.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

function scenarioWith(lastFetchDate: string): ImportScenario {
  const scenario = new ImportScenario();
  scenario.host.settings.set('lexoffice.lastFetchDate', lastFetchDate);
  return scenario;
}

describe('isAfterDay', () => {
  it('D3, D5: is the comparison of Berlin days, at every hour and both changes of the clock', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const shift = fc.integer({ min: -26 * 3_600_000, max: 50 * 3_600_000 });
    fc.assert(
      fc.property(day, shift, (date, ms) => {
        const boundary = date.toISOString().slice(0, 10);
        const instant = new Date(Date.parse(boundary) + ms).toISOString();
        expect(isAfterDay(instant, boundary)).toBe(berlinDay(instant) > boundary);
      }),
      { numRuns: 2_000 },
    );
    for (const boundary of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-12-31']) {
      for (let hour = 0; hour < 48; hour += 1) {
        const instant = new Date(Date.parse(boundary) + hour * 3_600_000).toISOString();
        expect(isAfterDay(instant, boundary), instant).toBe(berlinDay(instant) > boundary);
      }
    }
  });
});

describe('The boundary', () => {
  it.each([
    ['2026-05-31T23:59:59.999+02:00', []],
    ['2026-06-01T00:00:00.000+02:00', ['invoice preselected']],
    ['2026-05-31T22:00:00.000Z', ['invoice preselected']],
    ['2026-05-31T21:59:59.999Z', []],
  ])('D4: of 31.05. takes a document created %s as %j', async (createdDate, expected) => {
    const scenario = scenarioWith('2026-05-31');
    scenario.lexoffice.add({ createdDate, updatedDate: createdDate });
    expect(await scenario.summary()).toEqual(expected);
  });

  it('A17: looks at the creation, not at the date of the document', async () => {
    const scenario = scenarioWith('2026-10-31');
    scenario.lexoffice.add({ date: '2026-09-30' });
    expect(await scenario.summary()).toEqual(['invoice preselected']);
  });

  it('offers a draft that is finalised weeks later, whatever was read meanwhile', async () => {
    const scenario = scenarioWith('2026-10-31');
    const { id } = scenario.lexoffice.add({ status: 'draft' });
    scenario.lexoffice.add();
    await scenario.import();
    for (let day = 0; day < 20; day += 1) {
      scenario.clock.advance({ days: 1 });
      await scenario.import();
    }
    scenario.lexoffice.change(id, { status: 'open' });

    expect(await scenario.summary()).toContain('invoice preselected');
  });

  it('leaves out what was created before it and changed after it, and finds nothing that did not change', async () => {
    const scenario = scenarioWith('2026-10-31');
    const before = '2026-10-15T12:00:00.000+02:00';
    const { id } = scenario.lexoffice.add({ createdDate: before, updatedDate: before });
    scenario.lexoffice.add({ createdDate: before, updatedDate: before, status: 'voided' });
    scenario.lexoffice.pay(id);

    const result = await scenario.import(() => true);

    expect(result.outcomes.map(({ outcome }) => outcome)).toEqual([
      { kind: 'leftOut', reason: 'created-before-cutoff' },
    ]);
  });

  it('lets the user take a document from before it by hand', async () => {
    const scenario = scenarioWith('2026-10-31');
    const before = '2026-10-15T12:00:00.000+02:00';
    const { id } = scenario.lexoffice.add({ createdDate: before, updatedDate: before });
    scenario.lexoffice.pay(id);
    await scenario.lists.refreshWaiting();
    await scenario.lists.takeByHand(`${id}:invoice`);

    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ class: 'preselected', hints: [{ code: 'created-before-cutoff' }] });
    await scenario.import();
    expect(scenario.keys()).toEqual(['invoice:0']);
    expect(scenario.host.audits.map(({ action }) => action)).toContain('entry.taken-by-hand');
  });

  it('takes a voided document from before it as Storno alone, dated when it was first seen', async () => {
    const scenario = scenarioWith('2026-10-31');
    const before = '2026-10-15T12:00:00.000+02:00';
    const { id } = scenario.lexoffice.add({ createdDate: before, updatedDate: before });
    scenario.lexoffice.void(id);
    expect(await scenario.summary()).toEqual(['cancellation leftOut created-before-cutoff']);
    scenario.clock.advance({ days: 3 });
    scenario.lexoffice.change(id, {});
    await scenario.lists.refreshWaiting({ force: true });
    await scenario.lists.takeByHand(`${id}:cancellation`);

    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ kind: 'cancellation', class: 'preselected', date: '2026-11-23' });
    await scenario.import();
    expect(scenario.keys()).toEqual(['cancellation:0']);
    expect(scenario.sum()).toBe(-11_900);
    expect(await scenario.summary()).toEqual(['cancellation transferred']);
  });

  it('G24: may be moved back; what is transferred stays transferred', async () => {
    const scenario = scenarioWith('2026-10-31');
    const before = '2026-10-15T12:00:00.000+02:00';
    scenario.lexoffice.add({ createdDate: before, updatedDate: before });
    scenario.lexoffice.add();
    await scenario.import();
    scenario.clock.advance({ days: 10 });
    await scenario.import();
    scenario.host.settings.set('lexoffice.lastFetchDate', '2026-09-30');

    expect(await scenario.summary()).toEqual(['invoice preselected', 'invoice transferred']);
    await scenario.import();
    expect(scenario.keys()).toEqual(['invoice:0', 'invoice:0']);
  });

  it('hides what was waiting when it is moved forward, and shows it again when it is moved back', async () => {
    const scenario = scenarioWith('2026-10-31');
    scenario.lexoffice.add();
    await scenario.list();
    scenario.clock.advance({ days: 5 });
    scenario.host.settings.set('lexoffice.lastFetchDate', '2026-11-25');
    expect(await scenario.summary()).toEqual([]);
    scenario.clock.advance({ days: 5 });
    expect(await scenario.summary()).toEqual([]);
    scenario.host.settings.set('lexoffice.lastFetchDate', '2026-10-31');
    expect(await scenario.summary()).toEqual(['invoice preselected']);
  });
});
