import type { PersonRole } from '../../../host/api/persons.ts';

/** External key of a person (rules.md 14): contact and role, never the name (E9). */
export function personKey(organizationId: string, contactId: string, role: PersonRole): string {
  return `lexoffice:${organizationId}:${contactId}:${role}`;
}
