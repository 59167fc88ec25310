import { ContainerModule } from 'inversify';
import { RemotePause } from './remote-pause.ts';
import { realTiming, RetryTiming } from './retry-delay.ts';

export const lexofficeModule = new ContainerModule(({ bind }) => {
  bind(RetryTiming).toConstantValue(realTiming);
  bind(RemotePause).toSelf();
});
