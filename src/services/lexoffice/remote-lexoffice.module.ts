import { ContainerModule } from 'inversify';
import { ConnectionContactWriter } from './connection-contact-writer.ts';
import { ConnectionLexofficeClient } from './connection-lexoffice-client.ts';
import { ContactWriter } from './contact-writer.ts';
import { LexofficeClient, RemoteLexoffice } from './lexoffice-client.ts';

/** Where requests are made. */
export const remoteLexofficeModule = new ContainerModule(({ bind }) => {
  bind(RemoteLexoffice).to(ConnectionLexofficeClient).inSingletonScope();
  bind(ContactWriter).to(ConnectionContactWriter).inSingletonScope();
  bind(LexofficeClient).toService(RemoteLexoffice);
});
