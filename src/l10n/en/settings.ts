import type { settings as german } from '../de/settings.ts';

export const settings: typeof german = {
  firstDay: (day) => `Invoices created from ${day} on can be imported.`,
  dateMissing: 'Please set a date before the first import.',
  readAt: (time) => `List last read completely: ${time}.`,
};
