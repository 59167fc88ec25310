import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import { ImportActionEvent, remedyOf } from './import-actions.ts';

/** The link beside a blocked entry's reason, e.g. "Jetzt abgleichen". */
export function remedyButton(
  entry: Entry,
  texts: Texts,
  syncing: ReadonlySet<string>,
): TemplateResult | typeof nothing {
  const remedy = remedyOf(entry);
  if (!remedy) return nothing;
  const { actions } = texts.importWindow;
  const busy = remedy.kind === 'sync' && syncing.has(remedy.contactId);
  const label = {
    sync: busy ? actions.syncing : actions.sync,
    settings: actions.settings,
    'account-table': actions.accountTable,
    'open-remote': actions.openRemote,
  }[remedy.kind as 'sync' | 'settings' | 'account-table' | 'open-remote'];
  return html`<button
    type="button"
    class="link"
    ?disabled=${busy}
    @click=${(event: Event) => event.target?.dispatchEvent(new ImportActionEvent(remedy))}
  >
    ${label}
  </button>`;
}
