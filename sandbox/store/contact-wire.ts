import type { ContactRecord } from './contact.ts';

/** Leaves out members without content; `undefined` when nothing is left. */
function filled<T extends object>(value: T | undefined): T | undefined {
  if (!value) return undefined;
  const entries = Object.entries(value).filter(
    ([, member]) => member !== undefined && !(Array.isArray(member) && member.length === 0),
  );
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}

/** The body of `GET /contacts/{id}`; list rows have the same shape. No timestamps (lexware-api.md 5.1). */
export function wireContact(organizationId: string, contact: ContactRecord): Record<string, unknown> {
  return {
    id: contact.id,
    organizationId,
    version: contact.version,
    roles: contact.roles,
    company: filled(contact.company),
    person: contact.person,
    addresses: filled(contact.addresses),
    xRechnung: contact.xRechnung,
    emailAddresses: filled(contact.emailAddresses),
    phoneNumbers: filled(contact.phoneNumbers),
    note: contact.note,
    archived: contact.archived,
    ...contact.wireTrap,
  };
}
