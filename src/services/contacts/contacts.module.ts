import { ContainerModule } from 'inversify';
import { ContactStates, ContactStateStore } from './contact-states.ts';
import { ContactSync } from './contact-sync.ts';
import { HostContactStates } from './host-contact-states.ts';
import { LexofficeContactSync } from './lexoffice-contact-sync.ts';

export const contactsModule = new ContainerModule(({ bind }) => {
  bind(ContactStateStore).to(HostContactStates).inSingletonScope();
  bind(ContactStates).toService(ContactStateStore);
  bind(ContactSync).to(LexofficeContactSync).inSingletonScope();
});
