import type { ServiceIdentifier } from 'inversify';
import type { Observable } from 'rxjs';

/** Why an original is not there, or not as it should be (rules.md 29). */
export type OriginalProblem = 'file-missing' | 'file-unusable' | 'file-too-large' | 'xml-total-differs';

export interface OriginalsProgress {
  readonly running: boolean;
  readonly done: number;
  readonly total: number;
  /** Tried and not there yet, or not usable: "Beleg fehlt", tried again later, at growing intervals. */
  readonly missing: number;
}

/** Fetches the original file of every booked voucher behind everything else (rules.md 29). */
export interface OriginalFiles {
  /** Emits the current progress at once. */
  readonly progress$: Observable<OriginalsProgress>;
  /** One pass over all vouchers without an original; calls at once share it. Resumes after a crash. Never rejects. */
  fetchMissing(): Promise<void>;
}

export const OriginalFiles: ServiceIdentifier<OriginalFiles> = Symbol('OriginalFiles');
