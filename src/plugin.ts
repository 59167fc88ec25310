import 'reflect-metadata';
import type { Disposable } from '../host/api/disposable.ts';
import type { PluginContext } from '../host/api/plugin-context.ts';
import { createContainer } from './container.ts';
import { Contribution } from './contributions/contribution.ts';
import { Disposables } from './contributions/disposables.ts';

/** Called by the host once per opened Mandant. Registers only: no request and no database before somebody needs one. */
export function activate(context: PluginContext): Promise<Disposable> {
  const container = createContainer(context);
  const started = new Disposables();
  for (const contribution of container.getAll(Contribution)) started.add(contribution.start());
  return Promise.resolve(started);
}
