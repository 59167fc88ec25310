import { ContainerModule } from 'inversify';
import { ConnectionLexofficeClient } from './connection-lexoffice-client.ts';
import { LexofficeClient } from './lexoffice-client.ts';
import { RemotePause } from './remote-pause.ts';
import { realTiming, RetryTiming } from './retry-delay.ts';

export const lexofficeModule = new ContainerModule(({ bind }) => {
  bind(RetryTiming).toConstantValue(realTiming);
  bind(RemotePause).toSelf();
  bind(LexofficeClient).to(ConnectionLexofficeClient).inSingletonScope();
});
