import type { ServiceIdentifier } from 'inversify';
import type { ErrorLogInput } from '../../../host/api/log.ts';

/** Lines that the Fehlerprotokoll could not take yet, in order; they outlive a restart (rules.md 9). */
export interface UnsentReports {
  add(lines: readonly ErrorLogInput[]): Promise<void>;
  /** By the key that takes them out again. */
  all(): Promise<ReadonlyMap<number, ErrorLogInput>>;
  remove(keys: Iterable<number>): Promise<void>;
}

export const UnsentReports: ServiceIdentifier<UnsentReports> = Symbol('UnsentReports');
