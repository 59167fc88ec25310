import type { Texts } from '../../l10n/texts.ts';
import { isWaiting, type Entry } from '../../services/invoices/rules/entry.ts';
import { remediesOf, type ImportAction } from './import-actions.ts';
import { remedyLabel } from './remedy-button.ts';

/** Whether an entry stays out for good, so that all the user can do is to take note of it (rules.md 5). */
export function isNotable({ class: is, reason, row }: Entry): boolean {
  return (
    is === 'leftOut' && reason !== 'dismissed' && reason !== 'created-before-cutoff' && row !== undefined
  );
}

/** Whether an entry is a document that can be marked as transferred, or one that is (rules.md 12). */
export function isMarkable({ kind, class: is, reason }: Entry): boolean {
  const isOpen = is === 'preselected' || is === 'offered' || is === 'blocked';
  return (kind === 'invoice' || kind === 'creditNote') && (isOpen || reason === 'created-before-cutoff');
}

function isMarked({ class: is, hints }: Entry): boolean {
  return is === 'transferred' && hints.some(({ code }) => code === 'original-booked-elsewhere');
}

/** Actions on one entry, for the right click and the "⋯" button (rules.md 12): first what resolves a blocked one, whose reason needs the row. */
export function entryMenu(
  entry: Entry,
  texts: Texts,
): readonly { readonly label: string; readonly action: ImportAction }[] {
  const { actions } = texts.importWindow;
  const { key } = entry;
  // What opens it in Lexware Office is there for every entry.
  const remedies = remediesOf(entry).filter(({ kind }) => kind !== 'open-remote');
  return [
    ...remedies.map((action) => ({ label: remedyLabel(action, texts), action })),
    ...(isWaiting(entry)
      ? [{ label: actions.dismiss, action: { kind: 'dismiss', keys: [key] } } as const]
      : []),
    ...(isMarkable(entry) ? [{ label: actions.mark, action: { kind: 'mark', keys: [key] } } as const] : []),
    ...(isMarked(entry)
      ? [{ label: actions.unmark, action: { kind: 'restore', keys: [key] } } as const]
      : []),
    ...(isNotable(entry) ? [{ label: actions.note, action: { kind: 'dismiss', keys: [key] } } as const] : []),
    ...(entry.reason === 'dismissed'
      ? [{ label: actions.restore, action: { kind: 'restore', keys: [key] } } as const]
      : []),
    ...(entry.reason === 'created-before-cutoff'
      ? [{ label: actions.takeByHand, action: { kind: 'take-by-hand', key } } as const]
      : []),
    ...(entry.hints.some(({ code }) => code === 'voucher-gone')
      ? [{ label: actions.importAgain, action: { kind: 'import-again', key } } as const]
      : []),
    ...(isWaiting(entry) && entry.hints.some(({ code }) => code === 'on-collective-account')
      ? [{ label: actions.notCollective, action: { kind: 'not-collective', key } } as const]
      : []),
    ...(entry.documentId === ''
      ? []
      : [{ label: actions.openRemote, action: { kind: 'open-remote', entry } } as const]),
  ];
}
