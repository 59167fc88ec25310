import type { PersonRole } from '../../../host/api/persons.ts';

/** External key of a person (rules.md 14): contact and role, never the name (E9). */
export function personKey(organizationId: string, contactId: string, role: PersonRole): string {
  return `lexoffice:${organizationId}:${contactId}:${role}`;
}

/** Contact of a key of this company and role; `undefined` for any other key. */
export function contactIdOf(key: string, organizationId: string, role: PersonRole): string | undefined {
  const contactId = key.split(':')[2];
  return contactId && key === personKey(organizationId, contactId, role) ? contactId : undefined;
}
