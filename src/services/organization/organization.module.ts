import { ContainerModule } from 'inversify';
import { Organization } from './organization.ts';
import { TokenOrganization } from './token-organization.ts';

export const organizationModule = new ContainerModule(({ bind }) => {
  bind(Organization).to(TokenOrganization).inSingletonScope();
});
