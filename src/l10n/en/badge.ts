import type { Texts } from '../texts.ts';

export const badge: Texts['badge'] = {
  waiting: (count) => `Import invoices, ${count} waiting`,
  none: 'Import invoices, none waiting',
  refreshing: 'Import invoices, being fetched',
  stale: (count, time, problem) => `Import invoices, ${count} waiting on ${time}. ${problem}`,
  unknown: (problem) => `Import invoices, number unknown. ${problem}`,
  /** What is told of Lexware Office, and when its list was last read. */
  status: (state, readAt) => (readAt === undefined ? state : `${state} · last fetched ${readAt}`),
  ready: (company) => `Lexware Office: ${company} · ready`,
  notReady: (company) => `Lexware Office: ${company} · not ready`,
  offlineSince: (time) => `Lexware Office: offline since ${time}`,
};
