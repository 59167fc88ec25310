import { text } from '../l10n/text.ts';

/** A shortcut as the user's keyboard is labelled: "Strg+K". */
export const keyName = (shortcut: string): string =>
  shortcut
    .replaceAll('Ctrl', text('key.control'))
    .replaceAll('Shift', text('key.shift'))
    .replaceAll('Home', text('key.home'))
    .replaceAll('End', text('key.end'));
