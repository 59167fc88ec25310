import { inject, injectable } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { termText } from '../l10n/term-text.ts';
import { Texts } from '../l10n/texts.ts';
import type { Contribution } from './contribution.ts';
import { Workbench } from './contribution.ts';

/** Tells the workbench what the plugin's codes mean, so that no code reaches the user. */
@injectable()
export class TermsContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    return this.workbench.terms.describe((code, use) => termText(code, use, this.texts));
  }
}
