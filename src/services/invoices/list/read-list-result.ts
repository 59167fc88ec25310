import type { Failure } from '../../failures.ts';
import type { DocumentRow } from '../../lexoffice/sales-document.ts';
import type { DetailFailure } from './entry-board.ts';

/** A document whose details were not to be had, in which version. */
export type RefusedDetail = Pick<DocumentRow, 'id' | 'updatedDate'> & DetailFailure;

/** What a run that reads the list leaves besides the cache. */
export interface ReadListResult {
  readonly refused: readonly RefusedDetail[];
  /** Why it went no further. */
  readonly failure?: Failure;
}
