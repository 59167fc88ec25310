import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { repairPlaceOf } from '../services/repair-place.ts';
import type { Contribution } from './contribution.ts';
import { Workbench } from './contribution.ts';

/** Tells the workbench where the lines of the Fehlerprotokoll are put right. */
@injectable()
export class RepairsContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { openRemote: document, openContact: contact } = this.texts.importWindow.actions;
    return this.workbench.repairs.locate((line) => repairPlaceOf(line, { document, contact }));
  }
}
