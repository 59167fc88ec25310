import type { Belegkreis } from '../api/vouchers.ts';

/** Answer of GET M/counts: what stands in the books, without what the user deleted. */
export interface BookCounts extends Readonly<Record<Belegkreis, number>> {
  readonly persons: number;
  /** Lines of the Fehlerprotokoll that are more than information. */
  readonly log: number;
}
