import type { Failure } from '../failures.ts';
import type { PersonChange, PersonFields, PersonRole } from '../../../host/api/persons.ts';

// The closed lists of glossary.md.
export type ContactState = 'new' | 'changed' | 'unchanged' | 'conflict' | 'refused';
export type RefusalReason =
  'name-missing' | 'number-missing' | 'number-not-five-digits' | 'unreadable' | 'contact-gone';
export type ConflictReason = 'number-used-twice' | 'number-taken' | 'number-changed';

export type ContactWarning =
  | { readonly code: 'number-outside-range' }
  | { readonly code: 'name-shortened'; readonly full: string }
  | { readonly code: 'email-too-long' }
  | { readonly code: 'several-addresses' }
  | { readonly code: 'no-address' }
  /** Other contacts of the role with the same name and postal code, or the same VAT id; not merged (E7). */
  | { readonly code: 'possible-duplicate'; readonly others: readonly string[]; readonly more: boolean }
  | { readonly code: 'country-unknown'; readonly countryCode: string }
  | { readonly code: 'text-normalised'; readonly fields: readonly string[] };

export interface FieldChange {
  readonly field: keyof PersonFields;
  readonly oldValue?: string;
  readonly newValue?: string;
  /** Shown, but kept as it is in FIBUscan while "Stammdaten überschreiben" is off (rules.md 17). */
  readonly kept: boolean;
}

/** How the user may end a conflict in the preview; nothing is decided without a word of the user (rules.md 16, docs/adr/0007). */
export type ContactDecision =
  /** `link`: the person with the number, typed by hand, is this contact. `renumber`: the person takes the new number. */
  | { readonly kind: 'link' | 'renumber'; readonly change: PersonChange }
  /** The person keeps its Fibu-Nummer, whatever number lexoffice has. */
  | { readonly kind: 'keep' };

/** What the sync would do with one contact in one role. */
export interface ContactPlanRow {
  readonly contactId: string;
  readonly role: PersonRole;
  readonly state: ContactState;
  /** As lexoffice states it; absent when missing or unreadable. */
  readonly number?: string;
  readonly name: string;
  readonly archived: boolean;
  readonly fields: PersonFields;
  readonly changes: readonly FieldChange[];
  readonly warnings: readonly ContactWarning[];
  readonly reason?: RefusalReason | ConflictReason;
  /** For conflicts: whom it collides with, for display. */
  readonly conflictWith?: string;
  /** For conflicts that the user can end here. */
  readonly decision?: ContactDecision;
  /** What is written when the row is taken over; absent for unchanged, refused and conflict. */
  readonly change?: PersonChange;
}

export interface ContactPlan {
  readonly role: PersonRole;
  readonly rows: readonly ContactPlanRow[];
  readonly counts: Readonly<Record<ContactState, number>>;
  /** Contacts on neither side, counted once (rules.md 16). */
  readonly withoutRole: number;
  readonly overwrite: boolean;
  /** Whether the sweep was complete; an incomplete one may be applied but does not open the import (rules.md 10). */
  readonly complete: boolean;
}

/** How far the planning is. */
export type PlanState =
  | { readonly status: 'pending'; readonly done: number; readonly total?: number }
  | { readonly status: 'ready'; readonly plan: ContactPlan }
  | { readonly status: 'failed'; readonly code: Failure };
