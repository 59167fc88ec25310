import { firstValueFrom } from 'rxjs';
import type { Profile } from '../lexoffice/profile.ts';
import type { Organization } from '../registry/organization.ts';
import { ImportError } from './failure-code.ts';

/** The company behind the token, asked for only when it is not known yet: a badge costs one request (P1). Rejects with an `ImportError`. */
export async function connectedProfile(organization: Organization): Promise<Profile> {
  const current = await firstValueFrom(organization.state$);
  const state = current.status === 'connected' ? current : await organization.check();
  switch (state.status) {
    case 'connected':
      return state.profile;
    case 'no-token':
      throw new ImportError('no-secret');
    case 'other-organization':
      throw new ImportError('organization-changed');
    case 'failed':
      throw new ImportError(state.failure);
    case 'checking':
      throw new ImportError('unavailable');
  }
}
