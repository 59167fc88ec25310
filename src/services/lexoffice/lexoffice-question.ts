import type { Lane } from '../../../host/api/connections.ts';
import type { QuestionId } from '../../manifest.generated.ts';
import type { RemoteLexoffice, Sweep } from './lexoffice-client.ts';
import type { LexofficeError } from './lexoffice-error.ts';

export const ASK = 'lexoffice.ask' satisfies QuestionId;

/** What a page may ask of the worker, in the order of the manifest's schema. */
export type AskedMethod =
  'profile' | 'countries' | 'documents' | 'document' | 'contacts' | 'contact' | 'paidOn';

/** Input of the question: a method of the client with its parameters but the last. */
export type LexofficeQuestion = {
  readonly [M in AskedMethod]: {
    readonly method: M;
    readonly parameters: Parameters<RemoteLexoffice[M]> extends [...infer P, unknown] ? P : never;
    readonly lane: Lane;
  };
}[AskedMethod];

/** A part of the answer: the value of a method, the next state of a sweep, or, as the last one, why there is none. */
export type LexofficeAnswer =
  | { readonly value?: unknown }
  | { readonly sweep: SweepStep }
  | { readonly failure: LexofficeError['failure']; readonly context: LexofficeError['context'] };

/** What a sweep has more than before: each page holds all items so far, and the wire need not carry them again. */
export interface SweepStep extends Omit<Sweep<unknown>, 'items'> {
  /** So many of the items before stay as they are. */
  readonly kept: number;
  /** In place of the others. */
  readonly items: readonly unknown[];
}

/** @param before items of the last step */
export function stepOf({ items, ...progress }: Sweep<unknown>, before: readonly unknown[]): SweepStep {
  const changed = before.findIndex((item, index) => item !== items[index]);
  const kept = changed === -1 ? before.length : changed;
  return { ...progress, kept, items: items.slice(kept) };
}

export function sweepOf<T>({ kept, items, ...progress }: SweepStep, before: Sweep<T>['items']): Sweep<T> {
  return { ...progress, items: [...before.slice(0, kept), ...(items as Sweep<T>['items'])] };
}
