import { ContainerModule } from 'inversify';
import { ChangeComparison } from './change-comparison.ts';
import { MissingDetailsSource } from './missing-details.ts';
import { ReadingAhead } from './reading-ahead.ts';
import { RemoteDetailsSource } from './remote-details.ts';

/** For whoever asks Lexware Office for details himself: a worker. */
export const remoteDetailsModule = new ContainerModule(({ bind }) => {
  bind(MissingDetailsSource).to(RemoteDetailsSource).inSingletonScope();
  bind(ReadingAhead).toService(ChangeComparison);
});
