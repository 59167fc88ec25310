import { waitUntil as poll } from '@open-wc/testing';

/** As that of open-wc, whose limit of a second would fail a slow machine: here it is for a hang. */
export const waitUntil = (holds: () => unknown): Promise<void> =>
  poll(holds, 'waits in vain', { timeout: 100_000 });
