import './host-notices.ts';
import type { HostNotices } from './host-notices.ts';

let layer: HostNotices | undefined;

/** The one stack of messages and progress displays. */
export function notices(): HostNotices {
  layer ??= document.createElement('host-notices');
  if (!layer.isConnected) noticesFollowDialogs();
  return layer;
}

/** Old messages would cover what a dialog shows. */
export function putMessagesAway(): void {
  layer?.putAway();
}

/** What lies outside an open modal dialog can be neither seen nor clicked: the stack lives in the uppermost one. */
export function noticesFollowDialogs(): void {
  if (layer === undefined) return;
  const parent = [...document.querySelectorAll('dialog.host-dialog[open]')].at(-1) ?? document.body;
  if (layer.parentElement !== parent) parent.append(layer);
}
