import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { SandboxClock } from '../clock.ts';
import type { Organization } from '../store/organization.ts';
import type { ApiKey } from './keys.ts';
import type { Quirks } from '../quirks.ts';

/** What a request carries once it has passed the gateway. */
export interface SandboxEnv {
  Bindings: HttpBindings;
  Variables: {
    organization: Organization;
    key: ApiKey;
    clock: SandboxClock;
    quirks: Quirks;
    /** What the journal notes about a fault that hit this request. */
    fault: string | undefined;
  };
}

export type SandboxContext = Context<SandboxEnv>;
export type SandboxApp = Hono<SandboxEnv>;
