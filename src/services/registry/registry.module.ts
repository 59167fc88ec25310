import { ContainerModule } from 'inversify';
import { HostTransferRegistry } from './host-transfer-registry.ts';
import { TransferRegistry } from './transfer-registry.ts';

export const registryModule = new ContainerModule(({ bind }) => {
  bind(TransferRegistry).to(HostTransferRegistry).inSingletonScope();
});
