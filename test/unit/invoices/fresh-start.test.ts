import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import {
  startAfresh,
  untransferred,
  type FreshStartParts,
} from '../../../src/services/invoices/list/fresh-start.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

const { signal } = new AbortController();

const partsOf = ({ host, lexoffice, organization, registry, lists }: ImportScenario): FreshStartParts => ({
  host: host.services,
  ...{ lexoffice, organization, registry, lists },
});

/** Documents of years, one of them in the books, and one of today. */
async function established() {
  const scenario = new ImportScenario();
  const { lexoffice, clock } = scenario;
  const created = '2024-02-01T09:00:00.000+01:00';
  lexoffice.add({ number: 'RE-OLD', date: '2024-02-01', createdDate: created, updatedDate: created });
  lexoffice.add({ number: 'RE-BOOKED' });
  await scenario.import();
  clock.advance({ days: 3 });
  lexoffice.add({ number: 'RE-TODAY' });
  return scenario;
}

describe('Alles bis heute gilt als übertragen', () => {
  it('is about all that Lexware Office has and the books have not, whatever the boundary', async () => {
    const scenario = await established();
    scenario.lexoffice.add({ number: 'AR-1', type: 'downPaymentInvoice' });
    scenario.lexoffice.add({ number: 'RE-CHF', currency: 'CHF' });
    scenario.host.settings.delete('lexoffice.lastFetchDate');
    const documents = await untransferred(partsOf(scenario), signal);
    expect(documents.map(({ number }) => number)).toEqual(['RE-TODAY', 'RE-OLD']);
  });

  it('keeps nothing until it is confirmed', async () => {
    const scenario = await established();
    await untransferred(partsOf(scenario), signal);
    expect(await scenario.summary()).toContain('invoice preselected');
    expect(scenario.host.settings.get('lexoffice.lastFetchDate')).toBe('2026-10-31');
    expect(scenario.host.audits.map(({ action }) => action)).not.toContain('documents.marked-transferred');
  });

  it('offers only what is created from then on, later the same day too', async () => {
    const scenario = await established();
    scenario.host.settings.delete('lexoffice.lastFetchDate');
    await startAfresh(partsOf(scenario), '2026-11-25');
    expect(await scenario.summary()).not.toContain('invoice preselected');
    scenario.clock.advance({ seconds: 60 });
    scenario.lexoffice.add({ number: 'RE-NEW' });
    expect(await scenario.summary()).toContain('invoice preselected');
  });

  it('is refused while the list is not complete', async () => {
    const scenario = await established();
    scenario.lexoffice.before = () => {
      throw new Error('offline');
    };
    await expect(untransferred(partsOf(scenario), signal)).rejects.toThrow();
  });
});
