import { ContainerModule } from 'inversify';
import { BackgroundOriginalFiles } from './background-original-files.ts';
import { CircumstancesSource } from './circumstances-source.ts';
import { Customers, SyncedCustomers } from './customers.ts';
import { DetailSource } from './detail-source.ts';
import { EntryDecisions } from './entry-decisions.ts';
import { ImportLists } from './import-lists.ts';
import { ImportRuns } from './import-run.ts';
import { ListReader } from './list-reader.ts';
import { LiveImportLists } from './live-import-lists.ts';
import { LockedImportRuns } from './locked-import-runs.ts';
import { OriginalFiles } from './original-files.ts';
import { Pauses, PAUSES } from './pauses.ts';
import { WaitingCounter } from './waiting-counter.ts';

/** discover ► classify ► detail ► book ► commit ► attach ► report. */
export const invoicesModule = new ContainerModule(({ bind }) => {
  bind(Pauses).toConstantValue(PAUSES);
  bind(Customers).to(SyncedCustomers).inSingletonScope();
  bind(CircumstancesSource).toSelf().inSingletonScope();
  bind(DetailSource).toSelf().inSingletonScope();
  bind(ListReader).toSelf().inSingletonScope();
  bind(WaitingCounter).toSelf().inSingletonScope();
  bind(EntryDecisions).toSelf().inSingletonScope();
  bind(ImportLists).to(LiveImportLists).inSingletonScope();
  bind(ImportRuns).to(LockedImportRuns).inSingletonScope();
  bind(OriginalFiles).to(BackgroundOriginalFiles).inSingletonScope();
});
