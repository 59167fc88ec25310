/** Documents of `edge` about days: both clock changes, ends of months and years, the cut-off (D of edge-cases.md). */
import { addDays, berlinInstant, berlinMidnight, berlinOffsetMinutes } from '../berlin-time.ts';
import { item } from './edge-lines.ts';
import type { DocumentSpec, History } from './history.ts';

/** The most recent days before today on which the clock was put forward and back. */
function clockChangeDays(today: string): [string, string] {
  const found: string[] = [];
  for (let day = addDays(today, -1); found.length < 2; day = addDays(day, -1)) {
    if (berlinOffsetMinutes(berlinInstant(day)) !== berlinOffsetMinutes(berlinInstant(addDays(day, 1))))
      found.push(day);
  }
  return found.sort() as [string, string];
}

/** Written on an exact instant, dated that Berlin day. */
function on(
  day: string,
  time: [hour: number, minute: number, second: number, ms: number],
  tags: string[],
): Omit<DocumentSpec, 'ago'> {
  return {
    to: 'plain',
    lines: [item(100)],
    writtenAt: berlinInstant(day, ...time),
    voucherDate: berlinMidnight(day),
    shippingConditions: { shippingDate: berlinMidnight(day), shippingType: 'service' },
    tags,
  };
}

const FIRST_MS: [number, number, number, number] = [0, 0, 0, 0];
const LAST_MS: [number, number, number, number] = [23, 59, 59, 999];

export function dateDocuments(history: History): Omit<DocumentSpec, 'ago'>[] {
  const { today } = history;
  const changes = clockChangeDays(today);
  const year = Number(today.slice(0, 4));
  const lastOfMonth = addDays(`${today.slice(0, 8)}01`, -1);
  return [
    ...changes.flatMap((day) => [
      on(day, FIRST_MS, ['D3', 'A5', 'D1']),
      on(day, [1, 59, 59, 999], ['D3']),
      on(day, [3, 0, 0, 0], ['D3']),
      on(day, LAST_MS, ['D3', 'A5']),
    ]),
    on(`${year - 1}-12-31`, LAST_MS, ['D2', 'C17', 'D10', 'D11']),
    on(`${year}-01-01`, FIRST_MS, ['D2', 'D1']),
    on(lastOfMonth, LAST_MS, ['D2', 'D4', 'D8', 'A5']),
    on(addDays(lastOfMonth, 1), FIRST_MS, ['D2', 'D4']),
    {
      ...on(history.day(12), [9, 0, 0, 0], ['D5']),
      // Made through the API at midnight UTC: still the same calendar day in Berlin.
      voucherDate:
        history.day(12) +
        (berlinOffsetMinutes(berlinInstant(history.day(12), 12)) === 120
          ? 'T02:00:00.000+02:00'
          : 'T01:00:00.000+01:00'),
    },
    {
      ...on(history.day(11), [9, 0, 0, 0], ['D7', 'D1']),
      voucherDate: `${history.day(11)}T10:26:26.565${berlinMidnight(history.day(11)).slice(-6)}`,
    },
    {
      ...on(history.day(10), [9, 0, 0, 0], ['D9']),
      shippingConditions: {
        shippingDate: berlinMidnight(history.day(70)),
        shippingEndDate: berlinMidnight(history.day(40)),
        shippingType: 'serviceperiod',
      },
    },
    { ...on(history.day(9), [9, 0, 0, 0], ['A16', 'A17']), voucherDate: berlinMidnight(history.day(95)) },
    { ...on(history.day(8), [9, 0, 0, 0], ['A17']), voucherDate: berlinMidnight(history.day(40)) },
  ];
}
