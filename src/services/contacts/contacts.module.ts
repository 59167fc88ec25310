import { ContainerModule } from 'inversify';
import { ContactStates } from './contact-states.ts';
import { ContactSync } from './contact-sync.ts';
import { PersonAccounts } from './person-accounts.ts';

export const contactsModule = new ContainerModule(({ bind }) => {
  bind(ContactStates).toSelf().inSingletonScope();
  bind(PersonAccounts).toSelf().inSingletonScope();
  bind(ContactSync).toSelf().inSingletonScope();
});
