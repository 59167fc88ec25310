import { language } from './l10n/text.ts';

const locale = language === 'de' ? 'de-DE' : 'en-GB';
const moneyFormat = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const countFormat = new Intl.NumberFormat(locale);
const rateFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
// Calendar dates carry no zone: read and shown as UTC, so that no seat's zone can shift them by a day.
const dateFormat = new Intl.DateTimeFormat(locale, {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
});
const instantFormat = new Intl.DateTimeFormat(locale, {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Berlin',
});

/** Of this week or the next: the year goes without saying. */
const momentFormat = new Intl.DateTimeFormat(locale, {
  day: '2-digit',
  month: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Berlin',
});

/** Orders texts as a German reader expects, numbers in them by value. */
export const collator = new Intl.Collator('de-DE', { numeric: true, sensitivity: 'base' });

export const formatMoney = (cents: number): string => moneyFormat.format(cents / 100);
/** A decimal text as it stands in a document, of any length: never a float. */
export const formatDecimal = (decimal: string | undefined, leastDigits = 2): string =>
  decimal === undefined || !/^-*\d+(\.\d+)?$/.test(decimal)
    ? (decimal ?? '')
    : new Intl.NumberFormat(locale, {
        minimumFractionDigits: leastDigits,
        maximumFractionDigits: 10,
      }).format(decimal.replace('--', '') as Intl.StringNumericLiteral);
export const formatCount = (count: number): string => countFormat.format(count);
export const formatRate = (percent: number): string => `${rateFormat.format(percent)} %`;
export const formatDate = (date: string | undefined): string =>
  date === undefined ? '' : dateFormat.format(new Date(`${date}T00:00:00Z`));
const monthFormat = new Intl.DateTimeFormat(locale, { month: '2-digit', year: 'numeric', timeZone: 'UTC' });
/** "03.2026". */
export const formatMonth = (date: string | undefined): string =>
  date === undefined ? '' : monthFormat.format(new Date(`${date}T00:00:00Z`));
export const formatInstant = (instant: string): string => instantFormat.format(new Date(instant));
export const formatMoment = (instant: string): string => momentFormat.format(new Date(instant));

const timeFormat = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Berlin',
});
/** "09:30". */
export const formatTime = (time: Date): string => timeFormat.format(time);

/** Today in Berlin, `YYYY-MM-DD`. */
export const today = (now = new Date()): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now);
