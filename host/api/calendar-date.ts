/** A calendar date in Europe/Berlin, `YYYY-MM-DD`. */
export type CalendarDate = string;
/** An instant, ISO 8601 with offset or `Z`. */
export type Instant = string;
