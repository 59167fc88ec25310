import { firstValueFrom } from 'rxjs';
import type { Contact } from '../lexoffice/contact.ts';
import type { Sweep } from '../lexoffice/lexoffice-client.ts';
import type { Organization } from '../registry/organization.ts';
import { SyncFailure } from './sync-failure.ts';

/** Id of the company that the Mandant is bound to. @throws SyncFailure while it is not connected to its own (rules.md 13). */
export async function connectedOrganization(organization: Organization): Promise<string> {
  const known = await firstValueFrom(organization.state$);
  const state = known.status === 'connected' ? known : await organization.check();
  switch (state.status) {
    case 'connected':
      return state.profile.organizationId;
    case 'other-organization':
      throw new SyncFailure('organization-changed');
    case 'failed':
      throw new SyncFailure(state.failure);
    default:
      throw new SyncFailure('no-secret');
  }
}

/** The token may have been replaced since the company was checked, at another seat too (B16). @throws SyncFailure */
export function checkOrganization(contacts: Sweep<Contact>['items'], organizationId: string): void {
  const foreign = contacts.some(
    (contact) => !('unreadable' in contact) && contact.organizationId !== organizationId,
  );
  if (foreign) throw new SyncFailure('organization-changed');
}
