import type { Entry } from '../../services/invoices/rules/entry.ts';
import { refusalOf } from '../../services/invoices/rules/person-refusal.ts';

/** What the user can ask for from the import window; the window itself carries out none of it. */
export type ImportAction =
  | { readonly kind: 'sync' | 'open-contact'; readonly contactId: string }
  /** A Personenkonto of the user's choice for a contact (rules.md 15). */
  | { readonly kind: 'account'; readonly contactId: string; readonly name: string }
  /** Booked on the Sammeldebitor although it has a contact, or not any more (rules.md 26). */
  | { readonly kind: 'collective' | 'not-collective'; readonly key: string }
  /** An account for one tax case of this entry alone; absent: the person's or the table's again (rules.md 22). */
  | {
      readonly kind: 'entry-account';
      readonly key: string;
      readonly taxCase: string;
      readonly account?: string;
    }
  /** The cases that block the entry. */
  | { readonly kind: 'account-table'; readonly taxCases: readonly string[] }
  | { readonly kind: 'collective-account' | 'sync-window' }
  | { readonly kind: 'open-remote'; readonly entry: Entry }
  /** The many are asked for once more, with their number. */
  | {
      readonly kind: 'dismiss' | 'dismiss-many' | 'restore' | 'restore-many' | 'mark' | 'mark-many';
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

/** What resolves a blocked entry, as far as the user can do it from here; first what is most likely wanted. */
export function remediesOf(entry: Entry): readonly ImportAction[] {
  const contactId = entry.row?.contactId ?? entry.document?.contactId;
  switch (entry.reason) {
    case 'person-missing':
      return contactId === undefined ? [] : personRemedies(entry, contactId);
    case 'person-conflict':
      return [{ kind: 'sync-window' }];
    case 'collective-account-missing':
      return [{ kind: 'collective-account' }];
    case 'account-missing':
    case 'account-unconfirmed': {
      const ofReason = entry.problems.filter(({ reason }) => reason === entry.reason);
      const taxCases = ofReason.flatMap((problem) => ('taxCase' in problem ? [problem.taxCase] : []));
      return [{ kind: 'account-table', taxCases }];
    }
    case 'amounts-differ':
      return [{ kind: 'open-remote', entry }];
    default:
      return [];
  }
}

/** Asking again is of use only after somebody changed the contact (rules.md 26). */
function personRemedies(entry: Entry, contactId: string): readonly ImportAction[] {
  const sync = { kind: 'sync', contactId } as const;
  const open = { kind: 'open-contact', contactId } as const;
  switch (refusalOf(entry)?.problem) {
    case undefined:
      return [sync];
    case 'contact-gone':
      return [{ kind: 'collective', key: entry.key }, sync];
    case 'number-missing':
    case 'number-not-five-digits':
      return [{ kind: 'account', contactId, name: entry.contactName }, open, sync];
    default:
      return [open, sync];
  }
}

declare global {
  interface HTMLElementEventMap {
    'import-action': ImportActionEvent;
    'entry-date': EntryDateEvent;
  }
}
