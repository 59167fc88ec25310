import { ContainerModule } from 'inversify';
import { ContactStates } from './contact-states.ts';
import { ContactSync } from './contact-sync.ts';
import { LexofficeContactSync } from './lexoffice-contact-sync.ts';

export const contactsModule = new ContainerModule(({ bind }) => {
  bind(ContactStates).toSelf().inSingletonScope();
  bind(ContactSync).to(LexofficeContactSync).inSingletonScope();
});
