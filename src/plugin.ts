import 'reflect-metadata/lite';
import type { Disposable } from '../host/api/disposable.ts';
import type { PluginContext } from '../host/api/plugin-context.ts';
import { createContainer } from './container.ts';
import { Contribution } from './contributions/contribution.ts';
import { Disposables } from './contributions/disposables.ts';
import { loadTexts } from './l10n/load-texts.ts';

/** Called by the host once per opened Mandant. Registers only: no request and no database before somebody needs one. */
export async function activate(context: PluginContext): Promise<Disposable> {
  const container = createContainer(context, await loadTexts(context.language));
  const started = new Disposables();
  for (const contribution of container.getAll(Contribution)) started.add(contribution.start());
  return started;
}
