import { lastValueFrom, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { readBooks } from '../../../src/services/evaluation-sources/read-books.ts';
import {
  readStatedTaxes,
  type StatedTaxesState,
} from '../../../src/services/evaluation-sources/read-stated-taxes.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { sourcesOf } from '../reconciliation/scenario.ts';

async function states(scenario: ImportScenario, year = '2026'): Promise<readonly StatedTaxesState[]> {
  return lastValueFrom(readStatedTaxes(sourcesOf(scenario), year).pipe(toArray()));
}

it('reads the documents of a year with their taxes, transferred or not, and says how far it is', async () => {
  const scenario = new ImportScenario();
  scenario.lexoffice.add({ number: 'RE-1', date: '2026-11-02' });
  scenario.lexoffice.add({ number: 'RE-2', date: '2025-12-31' });
  const read = await states(scenario);
  expect(read).toEqual([
    { status: 'reading', done: 0, total: 0 },
    { status: 'reading', done: 0, total: 1 },
    expect.objectContaining({ status: 'ready', leftOut: 0, complete: true }),
  ]);
  expect(read.at(-1)).toHaveProperty('taxes', [
    expect.objectContaining({ taxCase: 'domestic-19', date: '2026-11-02' }),
  ]);
});

it('leaves voided documents out, and counts what it cannot state', async () => {
  const scenario = new ImportScenario();
  scenario.lexoffice.add({ number: 'RE-1', date: '2026-11-02', status: 'voided' });
  scenario.lexoffice.add({ number: 'AR-1', date: '2026-11-03', type: 'downPaymentInvoice' });
  scenario.lexoffice.add({ number: 'RE-3', date: '2026-11-04', currency: 'USD' });
  expect((await states(scenario)).at(-1)).toEqual({ status: 'ready', taxes: [], leftOut: 2, complete: true });
});

it('says why it cannot read', async () => {
  const scenario = new ImportScenario();
  scenario.host.settings.delete('lexoffice.lastFetchDate');
  expect((await states(scenario)).at(-1)).toEqual({ status: 'failed', code: 'no-last-fetch-date' });
});

it('follows the books: what is booked while it is watched is there', async () => {
  const scenario = new ImportScenario();
  const counts: (number | string)[] = [];
  const watching = readBooks(scenario.host.services.vouchers).subscribe((state) =>
    counts.push(state.status === 'ready' ? state.vouchers.length : state.status),
  );
  scenario.lexoffice.add({ number: 'RE-1' });
  await scenario.import();
  await expect.poll(() => counts.at(-1)).toBe(1);
  expect(counts[0]).toBe('reading');
  watching.unsubscribe();
});
