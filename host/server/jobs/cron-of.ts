/** What a setting says when a job runs: `05:30` every day, `4 h` every so many hours; anything else: never. */
export function cronOf(value: unknown): string | undefined {
  const [, hour, minute, every] =
    /^(?:([01]?\d|2[0-3]):([0-5]\d)|([1-9]|1\d|2[0-3]) ?h)$/.exec(typeof value === 'string' ? value : '') ??
    [];
  if (hour !== undefined && minute !== undefined)
    return `${String(Number(minute))} ${String(Number(hour))} * * *`;
  return every === undefined ? undefined : `0 */${every} * * *`;
}
