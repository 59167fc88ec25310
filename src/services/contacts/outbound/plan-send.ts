import type { Person, PersonRole } from '../../../../host/api/persons.ts';
import { unsendableField } from '../../lexoffice/contact-content.schema.ts';
import type { ContactContent } from '../../lexoffice/contact-content.schema.ts';
import type { Contact } from '../../lexoffice/contact.ts';
import type { Unreadable } from '../../lexoffice/sales-document.ts';
import { fullName, type CountryClassOf } from '../person-fields.ts';
import { contactIdOf } from '../person-key.ts';
import { cleaned } from '../../text/clean-text.ts';
import { numberOf } from '../plan-contacts.ts';
import { possibleContacts } from './settle-intent.ts';
import { contentChanges, contentOf } from './send-content.ts';
import type { SendIntent } from './send-intents.ts';
import type { SendPlan, SendRefusal, SendRow, SendState, SendWarning } from './send-plan.ts';

export interface SendInput {
  readonly organizationId: string;
  readonly role: PersonRole;
  /** All of the Mandant, both roles. */
  readonly persons: readonly Person[];
  /** All of the company; a part of them would make persons look as if their contact were gone. */
  readonly contacts: readonly (Contact | Unreadable)[];
  readonly countryClass: CountryClassOf;
  /** Creations whose outcome is not known. */
  readonly intents: readonly SendIntent[];
}

/** Pure: what sending the persons of one side would do, person by person. Only a link makes two the same, never a name (rules.md 14). */
export function planSend(input: SendInput): SendPlan {
  const planner = new SendPlanner(input);
  const rows = input.persons
    .filter(({ role, deleted }) => role === input.role && !deleted)
    .map((person) => planner.row(person));
  const counts: Record<SendState, number> = { new: 0, changed: 0, unchanged: 0, unclear: 0, refused: 0 };
  for (const row of rows) counts[row.state]++;
  return { role: input.role, rows, counts };
}

type Base = Omit<SendRow, 'state'>;

class SendPlanner {
  readonly #contacts = new Map<string, Contact | Unreadable>();
  readonly #numbersByName = new Map<string, string[]>();
  readonly #intents: ReadonlyMap<string, SendIntent>;

  constructor(private readonly input: SendInput) {
    this.#intents = new Map(input.intents.map((intent) => [intent.personId, intent]));
    for (const contact of input.contacts) {
      if (contact.id !== undefined) this.#contacts.set(contact.id, contact);
      if ('unreadable' in contact) continue;
      const name = folded(fullName(contact.name));
      const number = contact.customerNumber ?? contact.supplierNumber ?? '';
      this.#numbersByName.set(name, [...(this.#numbersByName.get(name) ?? []), number]);
    }
  }

  row(person: Person): SendRow {
    const { organizationId, role } = this.input;
    const base: Base = {
      personId: person.id,
      personVersion: person.version,
      role,
      number: person.accountNumber,
      name: person.name,
      fields: person,
      changes: [],
      warnings: person.archived ? [{ code: 'archived-here' }] : [],
    };
    const intent = this.#intents.get(person.id);
    if (person.externalKey === undefined) return intent ? this.#unclear(base, intent) : this.#created(base);
    const contactId = contactIdOf(person.externalKey, organizationId, role);
    if (contactId === undefined) return refused(base, 'linked-elsewhere');
    const contact = this.#contacts.get(contactId);
    if (!contact) return refused(base, 'contact-missing');
    return 'unreadable' in contact ? refused(base, 'contact-unreadable') : this.#linked(base, contact);
  }

  #unclear(base: Base, intent: SendIntent): SendRow {
    const candidates = possibleContacts(intent, this.input.contacts, this.input).map((contact) => {
      const number = numberOf(contact, base.role);
      const city = contact.billing[0]?.city;
      return {
        contactId: contact.id,
        name: fullName(contact.name),
        ...(number && { number }),
        ...(city !== undefined && { city }),
      };
    });
    return { ...base, state: 'unclear', candidates };
  }

  #created(base: Base): SendRow {
    const content = contentOf(base.fields);
    const reason = this.#refusalOf(content);
    if (reason) return refused(base, reason);
    const contact = { ...content, role: base.role };
    const namesakes = this.#numbersByName.get(folded(contact.name));
    const warnings: SendWarning[] = [
      ...base.warnings,
      ...(namesakes ? [{ code: 'same-name' as const, numbers: namesakes.filter(Boolean) }] : []),
      // "Nachname, Vorname" is how the sync writes private persons (E16).
      ...(/^[^,]+, [^,]+$/.test(contact.name) ? [{ code: 'maybe-private' as const }] : []),
    ];
    return { ...base, state: 'new', warnings, write: { kind: 'create', contact } };
  }

  #linked(base: Base, contact: Contact): SendRow {
    const { changes, content, renamesPrivatePerson } = contentChanges(base.fields, contact);
    const number = numberOf(contact, base.role);
    const warnings: SendWarning[] = [
      ...base.warnings,
      ...(number && number !== base.number ? [{ code: 'number-differs' as const, number }] : []),
      ...(contact.archived ? [{ code: 'archived-there' as const }] : []),
    ];
    const row = { ...base, changes, warnings };
    if (changes.length === 0) return { ...row, state: 'unchanged' };
    if (contact.crowded) return refused(row, 'several-entries');
    if (renamesPrivatePerson) return refused(row, 'private-person');
    const reason = this.#refusalOf(content);
    if (reason) return refused(row, reason);
    const { id: contactId, version } = contact;
    return { ...row, state: 'changed', write: { kind: 'update', contactId, version, changes: content } };
  }

  #refusalOf(content: ContactContent): SendRefusal | undefined {
    const field = unsendableField(content);
    if (field !== undefined) return REFUSALS[field] ?? 'field-unusable';
    const country = content.address?.countryCode;
    return country !== undefined && this.input.countryClass(country) === 'unknown'
      ? 'country-unusable'
      : undefined;
  }
}

const REFUSALS: Readonly<Record<string, SendRefusal>> = {
  name: 'name-missing',
  'address.countryCode': 'country-unusable',
  email: 'email-unusable',
  phone: 'phone-too-long',
};

function refused(base: Base, reason: SendRefusal): SendRow {
  return { ...base, state: 'refused', reason };
}

function folded(name: string): string {
  return cleaned(name).toLocaleLowerCase('de');
}
