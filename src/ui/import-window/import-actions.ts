import type { Entry } from '../../services/invoices/rules/entry.ts';

/** What the user can ask for from the import window; the window itself carries out none of it. */
export type ImportAction =
  | { readonly kind: 'sync'; readonly contactId: string }
  /** The cases that block the entry. */
  | { readonly kind: 'account-table'; readonly taxCases: readonly string[] }
  | { readonly kind: 'settings' }
  | { readonly kind: 'open-remote'; readonly entry: Entry }
  /** The many are asked for once more, with their number. */
  | {
      readonly kind: 'dismiss' | 'dismiss-many' | 'restore' | 'restore-many';
      readonly keys: readonly string[];
    }
  | { readonly kind: 'import-again' | 'take-by-hand'; readonly key: string }
  | { readonly kind: 'refresh' };

export class ImportActionEvent extends Event {
  constructor(readonly action: ImportAction) {
    super('import-action', { bubbles: true, composed: true });
  }
}

/** The user gave a cancellation or a reversal another date; empty takes it back. */
export class EntryDateEvent extends Event {
  constructor(
    readonly key: string,
    readonly date: string,
  ) {
    super('entry-date', { bubbles: true, composed: true });
  }
}

/** What resolves a blocked entry, if the user can do it from here. */
export function remedyOf(entry: Entry): ImportAction | undefined {
  const contactId = entry.row?.contactId ?? entry.document?.contactId;
  switch (entry.reason) {
    case 'person-missing':
      return contactId === undefined ? undefined : { kind: 'sync', contactId };
    case 'collective-account-missing':
      return { kind: 'settings' };
    case 'account-missing':
    case 'account-unconfirmed': {
      const ofReason = entry.problems.filter(({ reason }) => reason === entry.reason);
      return {
        kind: 'account-table',
        taxCases: ofReason.flatMap((problem) => ('taxCase' in problem ? [problem.taxCase] : [])),
      };
    }
    case 'amounts-differ':
      return { kind: 'open-remote', entry };
    default:
      return undefined;
  }
}

declare global {
  interface HTMLElementEventMap {
    'import-action': ImportActionEvent;
    'entry-date': EntryDateEvent;
  }
}
