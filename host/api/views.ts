import type { Event } from './disposable.ts';

/** The views of the host: the four Belegkreise, the persons and the protocol. */
export type ViewId = 'customers' | 'suppliers' | 'cash' | 'bank' | 'persons' | 'log';

export interface Views {
  /** The view that the user sees. */
  readonly active: ViewId;
  /** Fires after every switch, also when the user clicks the active view again. */
  readonly onDidChangeView: Event<ViewId>;
  /** Switches the view, e.g. to the Fehlerprotokoll. */
  open(view: ViewId): void;
}
