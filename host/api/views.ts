import type { Event } from './disposable.ts';
import { BELEGKREISE } from './vouchers.ts';

/** The views of the host: the four Belegkreise, the persons and the protocol. */
export const VIEW_IDS = [...BELEGKREISE, 'persons', 'log'] as const;
export type ViewId = (typeof VIEW_IDS)[number];

export interface Views {
  /** The view that the user sees. */
  readonly active: ViewId;
  /** Fires after every switch, also when the user clicks the active view again. */
  readonly onDidChangeView: Event<ViewId>;
  /** Switches the view, e.g. to the Fehlerprotokoll; with the id of a voucher, the list of a Belegkreis shows it. */
  open(view: ViewId, options?: { readonly voucher?: string }): void;
}
