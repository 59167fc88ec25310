import { ContainerModule } from 'inversify';
import { AccountTables } from './account-tables.ts';

export const accountTableModule = new ContainerModule(({ bind }) => {
  bind(AccountTables).toSelf().inSingletonScope();
});
