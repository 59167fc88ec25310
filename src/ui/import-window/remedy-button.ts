import { html, type TemplateResult } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import { ImportActionEvent, remediesOf, type ImportAction } from './import-actions.ts';

/** The links beside a blocked entry's reason in its details, e.g. "Jetzt abgleichen". */
export function remedyButtons(
  entry: Entry,
  texts: Texts,
  syncing: ReadonlySet<string>,
): readonly TemplateResult[] {
  return remediesOf(entry).map((remedy) => remedyButton(remedy, texts, syncing));
}

function remedyButton(remedy: ImportAction, texts: Texts, syncing: ReadonlySet<string>): TemplateResult {
  const busy = isBusy(remedy, syncing);
  return html`<button
    type="button"
    class="link"
    ?disabled=${busy}
    @click=${(event: Event) => event.target?.dispatchEvent(new ImportActionEvent(remedy))}
  >
    ${remedyLabel(remedy, texts, busy)}
  </button>`;
}

function isBusy(remedy: ImportAction, syncing: ReadonlySet<string>): boolean {
  return remedy.kind === 'sync' && syncing.has(remedy.contactId);
}

export function remedyLabel(
  { kind }: ImportAction,
  { importWindow: { actions } }: Texts,
  busy = false,
): string {
  if (busy) return actions.syncing;
  const labels: Partial<Record<ImportAction['kind'], string>> = {
    sync: actions.sync,
    'sync-window': actions.syncWindow,
    account: actions.account,
    'open-contact': actions.openContact,
    collective: actions.collective,
    'collective-account': actions.collectiveAccount,
    'account-table': actions.accountTable,
    'open-remote': actions.openRemote,
  };
  return labels[kind] ?? '';
}
