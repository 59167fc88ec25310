import { ContainerModule } from 'inversify';
import { TransferRegistry } from './transfer-registry.ts';

export const registryModule = new ContainerModule(({ bind }) => {
  bind(TransferRegistry).toSelf().inSingletonScope();
});
