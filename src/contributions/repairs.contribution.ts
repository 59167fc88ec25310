import { inject, injectable } from 'inversify';
import { from } from 'rxjs';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import type { Contribution } from './contribution.ts';
import { Workbench } from './contribution.ts';
import { Disposables } from './disposables.ts';

/** Tells the workbench where the lines of the Fehlerprotokoll are put right; the table is loaded after what users wait for. */
@injectable()
export class RepairsContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { openRemote: document, openContact: contact } = this.texts.importWindow.actions;
    const parts = new Disposables();
    return parts.add(
      from(import('../services/repair-place.ts')).subscribe(({ repairPlaceOf }) =>
        parts.add(this.workbench.repairs.locate((line) => repairPlaceOf(line, { document, contact }))),
      ),
    );
  }
}
