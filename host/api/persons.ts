import type { Instant } from './calendar-date.ts';
import type { Event } from './disposable.ts';

export const PERSON_ROLES = ['customer', 'supplier'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** Usual Personenkonten of a chart with four-digit Sachkonten: first and last number (rules.md 15). */
export const PERSON_ACCOUNT_RANGES: Readonly<Record<PersonRole, readonly [number, number]>> = {
  customer: [10_000, 69_999],
  supplier: [70_000, 99_999],
};

/** Whether it is a Personenkonto of a Mandant without Kontoerweiterung: exactly five digits. */
export function isPersonAccount(number: string): boolean {
  return /^[0-9]{5}$/.test(number);
}

/** What a plugin may read and write. Payment terms, bank data and dunning belong to the user and are not in it (rules.md 18). */
export interface PersonFields {
  /** Firma/Name, at most 60 code points. */
  readonly name: string;
  /** The uncut name where `name` had to be cut (rules.md 19). */
  readonly fullName?: string;
  readonly contactPerson?: string;
  readonly addressSupplement?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly city?: string;
  /** ISO 3166-1 alpha-2 or a regional code of the origin such as `ES_CN`. */
  readonly countryCode?: string;
  /** At most 60 characters. */
  readonly email?: string;
  readonly phone?: string;
  readonly vatId?: string;
  readonly taxNumber?: string;
  /** Archived in the program it came from. */
  readonly archived?: boolean;
}

/** One statement: what is left out of an address is empty in it. */
export const ADDRESS_FIELDS = ['addressSupplement', 'street', 'postalCode', 'city', 'countryCode'] as const;

/** The names of `PersonFields`, in the order of the record. */
export const PERSON_FIELDS = [
  'name',
  'fullName',
  'contactPerson',
  ...ADDRESS_FIELDS,
  'email',
  'phone',
  'vatId',
  'taxNumber',
  'archived',
] as const satisfies readonly (keyof PersonFields)[];

export interface Person extends PersonFields {
  readonly id: string;
  /** Grows by one with every change. */
  readonly version: number;
  readonly role: PersonRole;
  /** Personenkonto (Fibu-Nummer): digits, unique over customers and suppliers, for ever. */
  readonly accountNumber: string;
  /** Key of the record in the program it came from, unique (rules.md 14). */
  readonly externalKey?: string;
  /** Erlöskonto that the user gave the person (rules.md 22): a Sachkonto, which need not exist in the chart of today. Plugins read it only. */
  readonly revenueAccount?: string;
  /** Whether vouchers are booked on the account: then it is never renumbered. */
  readonly hasVouchers: boolean;
  /** Deleted by the user; the number stays taken. Creating with the same external key brings it back. */
  readonly deleted: boolean;
  readonly updatedAt: Instant;
}

export type PersonChange =
  | {
      readonly kind: 'create';
      readonly role: PersonRole;
      readonly accountNumber: string;
      readonly externalKey: string;
      readonly fields: PersonFields;
    }
  | {
      readonly kind: 'update';
      readonly id: string;
      /** Version that the change was planned on. */
      readonly version: number;
      /** Only these fields change; `null` empties one. */
      readonly fields: { readonly [F in keyof PersonFields]?: PersonFields[F] | null };
      /** Links a person to its origin, or renumbers one without vouchers. */
      readonly externalKey?: string;
      readonly accountNumber?: string;
    };

export type PersonOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly person: Person }
  | {
      readonly kind: 'failed';
      readonly code: 'number-taken' | 'version-conflict' | 'not-found' | 'has-vouchers' | 'invalid';
      readonly message: string;
    };

export interface PersonHistoryEntry {
  readonly time: Instant;
  readonly user: string;
  /** Who changed it: `user`, or the plugin's id. */
  readonly origin: string;
  readonly field: string;
  readonly oldValue?: string;
  readonly newValue?: string;
}

export interface Persons {
  /** All persons of the Mandant, deleted ones included. */
  list(filter?: { readonly role?: PersonRole }): Promise<readonly Person[]>;
  /** Applies changes one by one, each in its own transaction; one outcome per change, in order. Every changed field is kept in the history. */
  apply(changes: readonly PersonChange[]): Promise<readonly PersonOutcome[]>;
  history(personId: string): Promise<readonly PersonHistoryEntry[]>;
  /** Ids of persons that were created, changed or deleted, here or at another seat. */
  readonly onDidChange: Event<readonly string[]>;
}
