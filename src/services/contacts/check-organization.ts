import type { Contact } from '../lexoffice/contact.ts';
import type { Sweep } from '../lexoffice/lexoffice-client.ts';
import { ServiceFailure } from '../service-failure.ts';

/** The token may have been replaced since the company was checked, at another seat too (B16). @throws ServiceFailure */
export function checkOrganization(contacts: Sweep<Contact>['items'], organizationId: string): void {
  const foreign = contacts.some(
    (contact) => !('unreadable' in contact) && contact.organizationId !== organizationId,
  );
  if (foreign) throw new ServiceFailure('organization-changed');
}
