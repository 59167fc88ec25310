import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { prefilledRows } from '../../../src/services/account-table/prefilled-rows.ts';
import { bookingTables } from '../../golden/booking-tables.ts';

describe.each(['SKR03', 'SKR04'] as const)('golden bookings in %s', (chart) => {
  const file = new URL(`../../golden/bookings-${chart.toLowerCase()}.md`, import.meta.url);

  it('are those that were reviewed', async () => {
    const made = await bookingTables(chart);
    if (process.env.UPDATE_GOLDEN === '1') await writeFile(file, made);
    expect(made).toBe(await readFile(file, 'utf8'));
  });

  it('cover every row of the account table', async () => {
    const reviewed = await readFile(file, 'utf8');
    const cases = prefilledRows(chart, new Map()).map(({ taxCase }) => taxCase);
    const seen = (taxCase: string) => reviewed.includes(`| ${taxCase} `);
    expect(cases.filter((taxCase) => !seen(taxCase))).toEqual([]);
  });
});
