import type { ServiceIdentifier } from 'inversify';
import type { ListReading } from './list-reader.ts';

/** What a list wants to hear of the details that it lacks. */
export interface DetailsFollower {
  readonly signal: AbortSignal;
  /** Whether more is still of use: not after a failure that concerns all. */
  readonly isWanted: () => boolean;
  /** So many more are on the board; 0: one is known not to be had. */
  readonly onArrived: (count: number) => void;
  /** Somebody else has brought the registry up to date. */
  readonly onRemembered: () => Promise<void>;
  /** Nothing more comes. */
  readonly onFailed: (error: unknown) => void;
}

/** Brings the details that a list lacks onto its board: from the remote in a worker, by a worker in a page. One per open list. */
export interface MissingDetails {
  readonly isBusy: boolean;
  /** Called whenever the list may lack others: goes on as long as there are any. */
  proceed(reading: ListReading): void;
}

export interface MissingDetailsSource {
  follow(follower: DetailsFollower): MissingDetails;
}

export const MissingDetailsSource: ServiceIdentifier<MissingDetailsSource> = Symbol('MissingDetailsSource');
