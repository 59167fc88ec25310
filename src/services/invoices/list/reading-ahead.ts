import type { ServiceIdentifier } from 'inversify';
import type { ListReading } from './list-reader.ts';

export interface AheadOptions {
  readonly signal: AbortSignal;
  /** The board knows more. */
  readonly onRead: () => void;
}

/** What is read of a list behind the badge, before anybody opens the window. */
export interface ReadingAhead {
  /** Until all is there, or is not to be had now. Never rejects. */
  behind(reading: ListReading, options: AheadOptions): Promise<void>;
}

export const ReadingAhead: ServiceIdentifier<ReadingAhead> = Symbol('ReadingAhead');
