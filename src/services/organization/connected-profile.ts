import { firstValueFrom } from 'rxjs';
import type { Profile } from '../lexoffice/profile.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { Organization } from './organization.ts';

/**
 * The company behind the token, asked for only when it is not known yet: a badge costs one request (P1).
 * @throws ServiceFailure while the Mandant is not connected to the company that it is bound to (rules.md 13)
 */
export async function connectedProfile(organization: Organization): Promise<Profile> {
  const current = await firstValueFrom(organization.state$);
  const state = current.status === 'connected' ? current : await organization.check();
  switch (state.status) {
    case 'connected':
      return state.profile;
    case 'no-token':
      throw new ServiceFailure('no-secret');
    case 'other-organization':
      throw new ServiceFailure('organization-changed');
    case 'second-mandant':
      throw new ServiceFailure('organization-shared');
    case 'failed':
      throw new ServiceFailure(state.failure);
    case 'checking':
      throw new ServiceFailure('unavailable');
  }
}
