import type { Disposable } from './disposable.ts';
import type { ErrorLogEntry } from './log.ts';
import type { ViewId } from './views.ts';

/** Where what a line of the Fehlerprotokoll tells of is put right. The host opens it, and names its button; only a link says its own name. */
export type RepairPlace =
  /** A setting of the plugin, by its key in the manifest. */
  | { readonly kind: 'setting'; readonly setting: string }
  /** A list, with the voucher or the person of this id. */
  | { readonly kind: 'voucher' | 'person'; readonly view: ViewId; readonly id: string }
  /** A window of the plugin, by the command that opens it, in the view that it belongs to. */
  | { readonly kind: 'command'; readonly command: string; readonly view: ViewId }
  /** A page outside of the host; https only, or loopback. */
  | { readonly kind: 'link'; readonly url: string; readonly title: string };

/** `undefined` where nothing can be put right, or nobody knows where. */
export type RepairLocator = (line: ErrorLogEntry) => RepairPlace | undefined;

export interface Repairs {
  /** Says the places of the lines that this plugin has written. */
  locate(locator: RepairLocator): Disposable;
}
