import type { PersonFields, PersonRole } from '../../../../host/api/persons.ts';
import type { ContactContent } from '../../lexoffice/contact-content.schema.ts';
import type { NewContact } from '../../lexoffice/write-outcome.ts';
import type { FieldChange } from '../contact-plan.ts';

/** `unclear`: an earlier creation has no known outcome and only the user can tell. */
export type SendState = 'new' | 'changed' | 'unchanged' | 'unclear' | 'refused';

export type SendRefusal =
  | 'name-missing'
  | 'country-unusable'
  | 'email-unusable'
  | 'phone-too-long'
  | 'field-unusable'
  | 'linked-elsewhere'
  | 'contact-missing'
  | 'contact-unreadable'
  | 'several-entries'
  | 'private-person';

export type SendWarning =
  /** Contacts with the same name exist; never taken for the same (rules.md 14). */
  | { readonly code: 'same-name'; readonly numbers: readonly string[] }
  | { readonly code: 'number-differs'; readonly number: string }
  | { readonly code: 'maybe-private' }
  | { readonly code: 'archived-there' }
  | { readonly code: 'archived-here' };

/** What is sent when the row is chosen. */
export type SendWrite =
  | { readonly kind: 'create'; readonly contact: NewContact }
  | {
      readonly kind: 'update';
      readonly contactId: string;
      /** Version that the change was planned on. */
      readonly version: number;
      readonly changes: ContactContent;
    };

/** A contact that may be the one that an interrupted creation has made. */
export interface SendCandidate {
  readonly contactId: string;
  readonly number?: string;
  readonly name: string;
  readonly city?: string;
}

/** What sending one person would do in Lexware Office. */
export interface SendRow {
  readonly personId: string;
  readonly personVersion: number;
  readonly role: PersonRole;
  readonly state: SendState;
  /** Fibu-Nummer; Lexware Office gives its own. */
  readonly number: string;
  readonly name: string;
  readonly fields: PersonFields;
  /** Old: there; new: from FIBUscan. */
  readonly changes: readonly FieldChange[];
  readonly warnings: readonly SendWarning[];
  readonly reason?: SendRefusal;
  readonly candidates?: readonly SendCandidate[];
  /** Absent for unchanged, unclear and refused. */
  readonly write?: SendWrite;
}

export interface SendPlan {
  readonly role: PersonRole;
  readonly rows: readonly SendRow[];
  readonly counts: Readonly<Record<SendState, number>>;
}
