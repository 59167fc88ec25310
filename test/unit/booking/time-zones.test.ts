import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bookingTables } from '../../golden/booking-tables.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'])('D6: on a computer in %s', (zone) => {
  it.each(['SKR03', 'SKR04'] as const)('the golden bookings of %s are the same', async (chart) => {
    vi.stubEnv('TZ', zone);
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const file = new URL(`../../golden/bookings-${chart.toLowerCase()}.md`, import.meta.url);
    expect(await bookingTables(chart)).toBe(await readFile(file, 'utf8'));
  });
});
