import type { ServiceIdentifier } from 'inversify';
import type { HostServices } from '../../host/api/plugin-context.ts';

/** The host's services and the injected sources of time and chance. */
export const Host: ServiceIdentifier<HostServices> = Symbol('Host');

export interface Clock {
  now(): Date;
}
export const Clock: ServiceIdentifier<Clock> = Symbol('Clock');
