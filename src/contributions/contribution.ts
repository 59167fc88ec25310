import type { ServiceIdentifier } from 'inversify';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { CommandId } from '../manifest.generated.ts';

/** Connects services to one place of the host. Holds no logic of its own. */
export interface Contribution {
  start(): Disposable;
}
export const Contribution: ServiceIdentifier<Contribution> = Symbol('Contribution');

/** The host with its screen. */
export const Workbench: ServiceIdentifier<PluginContext> = Symbol('Workbench');

/** A command of the manifest, so that a typing error does not compile. */
export const commandId = (id: CommandId): CommandId => id;
