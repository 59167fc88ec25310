import { ContainerModule } from 'inversify';
import { ChangeComparison } from './list/change-comparison.ts';
import { CircumstancesSource } from './list/circumstances-source.ts';
import { Customers } from './list/customers.ts';
import { DetailSource } from './list/detail-source.ts';
import { EntryDecisions } from './list/entry-decisions.ts';
import { ImportLists } from './list/import-lists.ts';
import { FirstFinds } from './list/first-finds.ts';
import { FailureReports } from './run/failure-reports.ts';
import { ListReader } from './list/list-reader.ts';
import { Pauses, PAUSES } from './pauses.ts';
import { StatedPayments } from './stated-payments.ts';
import { WaitingCounter } from './list/waiting-counter.ts';

/** discover ► classify ► detail ► book. */
export const invoicesModule = new ContainerModule(({ bind }) => {
  bind(Pauses).toConstantValue(PAUSES);
  bind(Customers).toSelf().inSingletonScope();
  bind(CircumstancesSource).toSelf().inSingletonScope();
  bind(DetailSource).toSelf().inSingletonScope();
  bind(ChangeComparison).toSelf().inSingletonScope();
  bind(FirstFinds).toSelf().inSingletonScope();
  bind(ListReader).toSelf().inSingletonScope();
  bind(WaitingCounter).toSelf().inSingletonScope();
  bind(StatedPayments).toSelf().inSingletonScope();
  bind(EntryDecisions).toSelf().inSingletonScope();
  bind(ImportLists).toSelf().inSingletonScope();
  bind(FailureReports).toSelf().inSingletonScope();
});
