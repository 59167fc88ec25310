import type { Texts } from '../../l10n/texts.ts';
import type { Entry, Reason } from '../../services/invoices/rules/entry.ts';
import type { MenuItem } from '../menu/menu.ts';
import { formatCount } from '../format.ts';
import type { ImportAction } from './import-actions.ts';
import { isMarkable } from './entry-menu.ts';
import { isSelectable } from './selection.ts';

interface Choosing {
  /** What search and filters leave of the waiting entries. */
  readonly shown: readonly Entry[];
  /** What is checked, shown or not. */
  readonly selected: readonly Entry[];
  readonly choose: (entries: readonly Entry[], on: boolean) => void;
  readonly act: (action: ImportAction) => void;
}

/** What "Auswahl" offers for many entries at once: checking all that are shown, or those of one reason, marking and dismissing. */
export function selectionMenu(texts: Texts, choosing: Choosing): readonly MenuItem[] {
  const { shown, selected, choose, act } = choosing;
  const t = texts.importWindow;
  const selectable = shown.filter(isSelectable);
  const markable = selected.filter(isMarkable);
  const reasons = [...new Set(selectable.map(({ reason }) => reason ?? 'none'))];
  const reasonText = (reason: Reason | 'none') => (reason === 'none' ? t.withoutReason : t.reasons[reason]);
  const item = (label: (count: string) => string, entries: readonly Entry[], run: () => void) =>
    entries.length === 0 ? [] : [{ label: label(formatCount(entries.length)), run }];
  const dismiss = (entries: readonly Entry[]) => () =>
    act({ kind: 'dismiss-many', keys: entries.map(({ key }) => key) });
  return [
    ...item(t.selection.all, selectable, () => choose(selectable, true)),
    ...reasons.flatMap((reason) => {
      const entries = selectable.filter((entry) => (entry.reason ?? 'none') === reason);
      return item(t.selection.ofReason(reasonText(reason)), entries, () => choose(entries, true));
    }),
    ...item(t.selection.none, selected, () => choose(selected, false)),
    ...item(t.selection.mark, markable, () =>
      act({ kind: 'mark-many', keys: markable.map(({ key }) => key) }),
    ),
    ...item(t.selection.dismiss, selected, dismiss(selected)),
    ...item(t.selection.dismissShown, shown, dismiss(shown)),
  ];
}
