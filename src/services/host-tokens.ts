import type { ServiceIdentifier } from 'inversify';
import type { Jobs } from '../../host/api/jobs.ts';
import type { HostServices } from '../../host/api/plugin-context.ts';

/** The host's services and the injected sources of time and chance. */
export const Host: ServiceIdentifier<HostServices> = Symbol('Host');

/** Asks a worker; in pages. */
export type Questions = Pick<Jobs, 'ask'>;
export const Questions: ServiceIdentifier<Questions> = Symbol('Questions');

export interface Clock {
  now(): Date;
}
export const Clock: ServiceIdentifier<Clock> = Symbol('Clock');
