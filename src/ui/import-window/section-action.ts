import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import type { SectionId } from './entry-sections.ts';
import { isNotable } from './entry-menu.ts';
import { ImportActionEvent, type ImportAction } from './import-actions.ts';

/** The link of a row in a folded section: "Trotzdem importieren", "Wiederherstellen", "Erneut importieren", "Zur Kenntnis genommen". */
export function sectionAction(id: SectionId, entry: Entry, texts: Texts): TemplateResult | typeof nothing {
  const { actions } = texts.importWindow;
  const { key } = entry;
  const gone = entry.hints.some(({ code }) => code === 'voucher-gone');
  const found: readonly [string, ImportAction] | undefined =
    id === 'beforeCutoff'
      ? [actions.takeByHand, { kind: 'take-by-hand', key }]
      : id === 'dismissed'
        ? [actions.restore, { kind: 'restore', keys: [key] }]
        : id === 'transferred' && gone
          ? [actions.importAgain, { kind: 'import-again', key }]
          : isNotable(entry)
            ? [actions.note, { kind: 'dismiss', keys: [key] }]
            : undefined;
  if (!found) return nothing;
  const [label, action] = found;
  return html`<button
    type="button"
    class="link"
    @click=${(event: Event) => event.target?.dispatchEvent(new ImportActionEvent(action))}
  >
    ${label}
  </button>`;
}
