import { ContainerModule } from 'inversify';
import { ContactSendLoader } from './contact-send-loader.ts';

export const outboundModule = new ContainerModule(({ bind }) => {
  bind(ContactSendLoader).toSelf().inSingletonScope();
});
