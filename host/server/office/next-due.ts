import { Temporal } from 'temporal-polyfill';
import { cronOf } from '../jobs/cron-of.ts';

const ZONE = 'Europe/Berlin';

/** When a setting like `05:30` or `4 h` falls due next, by the time of Berlin; `undefined`: never. */
export function nextDue(value: unknown, now: Date): Date | undefined {
  const [minute, hour] = cronOf(value)?.split(' ') ?? [];
  if (minute === undefined || hour === undefined) return undefined;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE);
  const hours = hour.startsWith('*/')
    ? Array.from({ length: 24 }, (_, each) => each).filter((each) => each % Number(hour.slice(2)) === 0)
    : [Number(hour)];
  const due = [0, 1]
    .flatMap((days) =>
      hours.map((each) =>
        here
          .toPlainDate()
          .add({ days })
          .toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(each, Number(minute)) }),
      ),
    )
    .find((each) => Temporal.ZonedDateTime.compare(each, here) > 0);
  return due && new Date(due.epochMilliseconds);
}
