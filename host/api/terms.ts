import type { Disposable } from './disposable.ts';

/** Whether a code stands as the name of a fact or as its value: `status` is both. */
export type TermUse = 'name' | 'value';

/** Words for a code; `undefined` for one that is not the plugin's. */
export type TermDescriber = (code: string, use: TermUse) => string | undefined;

/** What the codes mean to the user that a plugin stores: in the Logbuch, in the Fehlerprotokoll, as the tax case of a voucher's line. */
export interface Terms {
  describe(describer: TermDescriber): Disposable;
}
