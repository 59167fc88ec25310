import { ContainerModule } from 'inversify';
import { AccountTables } from './account-table.ts';
import { SharedAccountTables } from './shared-account-tables.ts';

export const accountTableModule = new ContainerModule(({ bind }) => {
  bind(AccountTables).to(SharedAccountTables).inSingletonScope();
});
