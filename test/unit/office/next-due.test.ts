import { expect, it } from 'vitest';
import { nextDue } from '../../../host/server/office/next-due.ts';

it.each([
  ['05:30', '2026-11-24T03:00:00Z', '2026-11-24T04:30:00.000Z'],
  ['05:30', '2026-11-24T04:30:00Z', '2026-11-25T04:30:00.000Z'],
  ['4 h', '2026-11-24T03:00:00Z', '2026-11-24T07:00:00.000Z'],
  ['4 h', '2026-11-24T22:30:00Z', '2026-11-24T23:00:00.000Z'],
  // The clock goes back on 25 October: the time of Berlin counts.
  ['05:30', '2026-10-24T10:00:00Z', '2026-10-25T04:30:00.000Z'],
])('%s falls due next after %s', (value, now, due) => {
  expect(nextDue(value, new Date(now))?.toISOString()).toBe(due);
});

it.each([undefined, '', 'sometimes'])('%s never falls due', (value) => {
  expect(nextDue(value, new Date('2026-11-24T03:00:00Z'))).toBeUndefined();
});
