import { ContainerModule } from 'inversify';
import { LexofficeClient } from './lexoffice-client.ts';
import { WorkerLexofficeClient } from './worker-lexoffice-client.ts';

/** Where a worker is asked. */
export const askedLexofficeModule = new ContainerModule(({ bind }) => {
  bind(LexofficeClient).to(WorkerLexofficeClient).inSingletonScope();
});
