import type { Texts } from '../texts.ts';

export const badge: Texts['badge'] = {
  waiting: (count) => `Import invoices, ${count} waiting`,
  none: 'Import invoices, none waiting',
  refreshing: 'Import invoices, being fetched',
  stale: (count, time, problem) => `Import invoices, ${count} waiting on ${time}. ${problem}`,
  unknown: (problem) => `Import invoices, number unknown. ${problem}`,
  status: (company, state) => `Lexware Office: ${company} · ${state}`,
  readAt: (time) => `last fetched ${time}`,
  ready: 'ready',
};
