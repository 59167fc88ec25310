import { ContainerModule } from 'inversify';
import { OriginalFiles } from '../originals/original-files.ts';
import { ImportRuns } from './import-runs.ts';

/** book ► commit ► attach ► report: what a worker does, and no page. */
export const runModule = new ContainerModule(({ bind }) => {
  bind(ImportRuns).toSelf().inSingletonScope();
  bind(OriginalFiles).toSelf().inSingletonScope();
});
