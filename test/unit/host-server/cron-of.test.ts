import { expect, it } from 'vitest';
import { cronOf } from '../../../host/server/jobs/cron-of.ts';
import manifest from '../../../plugin.manifest.json';

it.each([
  ['05:30', '30 5 * * *'],
  ['6:00', '0 6 * * *'],
  ['23:59', '59 23 * * *'],
  ['4 h', '0 */4 * * *'],
  ['12h', '0 */12 * * *'],
  ['', undefined],
  ['24:00', undefined],
  ['0 h', undefined],
  ['30 5 * * *', undefined],
  [undefined, undefined],
])('The schedule %s is the cron expression %s', (value, cron) => {
  expect(cronOf(value)).toBe(cron);
});

it('The setting takes what the host reads, and nothing else', () => {
  const pattern = new RegExp(
    manifest.contributes.configuration.properties['lexoffice.importSchedule'].pattern,
    'u',
  );
  const accepted = ['05:30', '6:00', '4 h', '12h', '24:00', '0 h', '* * * * *'].filter((value) =>
    pattern.test(value),
  );
  expect(accepted).toEqual(accepted.filter((value) => cronOf(value) !== undefined));
  expect([accepted.length, pattern.test('')]).toEqual([4, true]);
});
