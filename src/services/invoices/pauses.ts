import type { ServiceIdentifier } from 'inversify';

/** Where this part waits on purpose; tests do not. */
export interface Pauses {
  /** Between two lists of a window: one of 10 000 rows is not built anew for every page and detail. */
  readonly emitMs: number;
  /** Other seats book one voucher after the other: their changes are counted together. */
  readonly settleMs: number;
  /** Before a host that does not answer is asked again; some ten minutes, then it is gone for good (rules.md 9). */
  readonly retryMs: readonly number[];
}

export const Pauses: ServiceIdentifier<Pauses> = Symbol('Pauses');

const HALF_MINUTES = Array.from({ length: 20 }, () => 30_000);

export const PAUSES: Pauses = {
  emitMs: 100,
  settleMs: 1_000,
  retryMs: [200, 1_000, 3_000, 5_000, 10_000, ...HALF_MINUTES],
};
