import {
  isPersonAccount,
  PERSON_ACCOUNT_RANGES,
  type Person,
  type PersonChange,
  type PersonFields,
  type PersonRole,
} from '../../../host/api/persons.ts';
import type { Contact } from '../lexoffice/contact.ts';
import type { Unreadable } from '../lexoffice/sales-document.ts';
import type {
  ConflictReason,
  ContactPlan,
  ContactPlanRow,
  ContactState,
  ContactWarning,
  RefusalReason,
} from './contact-plan.ts';
import { differences } from './field-changes.ts';
import type { KnownNumbers } from './known-numbers.ts';
import { personFieldsOf } from './person-fields.ts';
import type { CountryClassOf } from './person-fields.ts';
import { personKey } from './person-key.ts';
import { withPossibleDuplicates } from './possible-duplicates.ts';

export interface PlanInput {
  readonly role: PersonRole;
  readonly contacts: readonly (Contact | Unreadable)[];
  /** All of the Mandant, both roles, deleted ones included: they share one number space (rules.md 16). */
  readonly persons: readonly Person[];
  readonly countryClass: CountryClassOf;
  readonly overwrite: boolean;
  readonly complete: boolean;
  /** Numbers that several contacts are known to share, when not all contacts are at hand. */
  readonly sharedNumbers?: ReadonlySet<string>;
  /** Numbers that may differ from the Fibu-Nummer, by external key. */
  readonly knownNumbers?: KnownNumbers;
}

/** Pure: what a sync of one side would do, contact by contact (rules.md 14–19). */
export function planContacts(input: PlanInput): ContactPlan {
  const { role, contacts, overwrite, complete } = input;
  const books = new Books(input);
  const planned = contacts.flatMap((contact): ContactPlanRow[] => {
    if ('unreadable' in contact) return unreadableRows(contact, role);
    const number = numberOf(contact, role);
    return number === undefined ? [] : [books.row(contact, number)];
  });
  const rows = withPossibleDuplicates(planned);
  const counts: Record<ContactState, number> = { new: 0, changed: 0, unchanged: 0, conflict: 0, refused: 0 };
  for (const row of rows) counts[row.state]++;
  const withoutRole = contacts.filter(
    (contact) =>
      !('unreadable' in contact) &&
      contact.customerNumber === undefined &&
      contact.supplierNumber === undefined,
  ).length;
  return { role, rows, counts, withoutRole, overwrite, complete };
}

/** `''` for a role without a number, `undefined` without the role. */
export function numberOf(contact: Contact, role: PersonRole): string | undefined {
  return role === 'customer' ? contact.customerNumber : contact.supplierNumber;
}

class Books {
  readonly #byKey = new Map<string, Person>();
  readonly #byNumber = new Map<string, Person>();
  readonly #holders = new Map<string, Contact[]>();

  constructor(private readonly input: PlanInput) {
    for (const person of input.persons) {
      this.#byNumber.set(person.accountNumber, person);
      if (person.externalKey !== undefined) this.#byKey.set(person.externalKey, person);
    }
    for (const contact of input.contacts) {
      if ('unreadable' in contact) continue;
      const number = numberOf(contact, input.role);
      if (number) this.#holders.set(number, [...(this.#holders.get(number) ?? []), contact]);
    }
  }

  row(contact: Contact, number: string): ContactPlanRow {
    const { role, countryClass, overwrite } = this.input;
    const { fields, warnings } = personFieldsOf(contact, countryClass);
    const key = personKey(contact.organizationId, contact.id, role);
    const own = this.#byKey.get(key);
    // Whatever lexoffice calls it, the account is the person's own.
    const isKnown = own !== undefined && this.input.knownNumbers?.get(key) === number;
    const base = {
      contactId: contact.id,
      role,
      ...(number !== '' && { number }),
      name: fields.name,
      archived: contact.archived,
      fields,
      changes: [],
      warnings: [...(isKnown ? [] : rangeWarning(number, role)), ...warnings],
    };
    const refusal = fields.name === '' ? 'name-missing' : isKnown ? undefined : refusalOf(number);
    if (refusal) return { ...base, state: 'refused', reason: refusal };

    const conflict = this.#conflictOf(contact, number, own, isKnown);
    if (conflict) {
      return {
        ...base,
        state: 'conflict',
        ...conflict,
        ...this.#endOf(conflict.reason, { own, number, key, fields }),
      };
    }

    if (!own || own.deleted) {
      const accountNumber = own?.accountNumber ?? number;
      const change: PersonChange = { kind: 'create', role, accountNumber, externalKey: key, fields };
      return { ...base, state: 'new', change };
    }
    const { changes, updates } = differences(own, fields, overwrite);
    if (Object.keys(updates).length === 0) return { ...base, state: 'unchanged', changes };
    const change: PersonChange = { kind: 'update', id: own.id, version: own.version, fields: updates };
    return { ...base, state: 'changed', changes, change };
  }

  /** Who else claims the number; the existing person stays as it is (rules.md 16, E13, E14). */
  #conflictOf(
    contact: Contact,
    number: string,
    own: Person | undefined,
    isKnown: boolean,
  ): { readonly reason: ConflictReason; readonly conflictWith: string } | undefined {
    const others = (this.#holders.get(number) ?? []).filter((holder) => holder.id !== contact.id);
    if (others.length > 0) {
      const names = others.map((other) => personFieldsOf(other, this.input.countryClass).fields.name);
      return { reason: 'number-used-twice', conflictWith: names.join(', ') };
    }
    if (this.input.sharedNumbers?.has(number)) return { reason: 'number-used-twice', conflictWith: number };
    if (own && own.accountNumber !== number && !isKnown) {
      return { reason: 'number-changed', conflictWith: own.accountNumber };
    }
    const taker = this.#byNumber.get(number);
    // A person without an origin was typed by hand: another person, whatever its name (E9).
    if (!own && taker)
      return { reason: 'number-taken', conflictWith: `${taker.accountNumber} ${taker.name}` };
    return undefined;
  }

  /** The way out of a conflict that FIBUscan can go; a number used twice can only be mended in lexoffice. */
  #endOf(
    reason: ConflictReason,
    { own, number, key, fields }: Claim,
  ): Partial<Pick<ContactPlanRow, 'changes' | 'decision'>> {
    const { role, overwrite } = this.input;
    if (reason === 'number-used-twice') return {};
    const holder = this.#byNumber.get(number);
    const person = reason === 'number-taken' ? holder : own;
    if (!person) return {};
    const { changes, updates } = differences(person, fields, overwrite);
    const update = { kind: 'update', id: person.id, version: person.version, fields: updates } as const;
    if (reason === 'number-taken') {
      const isFree = !person.deleted && person.role === role && person.externalKey === undefined;
      return isFree ? { changes, decision: { kind: 'link', change: { ...update, externalKey: key } } } : {};
    }
    // Never renumbered while bookings exist.
    if (person.hasVouchers || person.deleted || holder) return { decision: { kind: 'keep' } };
    return { changes, decision: { kind: 'renumber', change: { ...update, accountNumber: number } } };
  }
}

interface Claim {
  readonly own: Person | undefined;
  readonly number: string;
  readonly key: string;
  readonly fields: PersonFields;
}

function refusalOf(number: string): RefusalReason | undefined {
  if (number === '') return 'number-missing';
  return isPersonAccount(number) ? undefined : 'number-not-five-digits';
}

/** Known, but not where the chart has this side's accounts (rules.md 15, E2, E3). */
function rangeWarning(number: string, role: PersonRole): ContactWarning[] {
  const [first, last] = PERSON_ACCOUNT_RANGES[role];
  const outside = Number(number) < first || Number(number) > last;
  return isPersonAccount(number) && outside ? [{ code: 'number-outside-range' }] : [];
}

/** On the side of its role; on both when none could be read. */
function unreadableRows({ id, number, roles = {} }: Unreadable, role: PersonRole): ContactPlanRow[] {
  const ofRole = roles[role];
  if (ofRole === undefined && Object.keys(roles).length > 0) return [];
  return [unreadableRow(id, (ofRole ?? number) || undefined, role)];
}

function unreadableRow(id: string | undefined, number: string | undefined, role: PersonRole): ContactPlanRow {
  return {
    contactId: id ?? '',
    role,
    ...(number !== undefined && { number }),
    name: '',
    archived: false,
    fields: { name: '' },
    changes: [],
    warnings: [],
    state: 'refused',
    reason: 'unreadable',
  };
}
