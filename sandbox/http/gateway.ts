/** The gateway in front of all resources: authentication first, then faults, the pace of the account and its contract. */
import type { MiddlewareHandler } from 'hono';
import type { SandboxContext, SandboxEnv } from './context.ts';
import { ApiError, errorResponse, gatewayError } from './envelopes.ts';
import { EQUAL_SIGN_MESSAGE } from './equal-sign-message.ts';
import type { FaultPlan } from './fault-script.ts';
import type { KeyRing } from './keys.ts';
import { playFault } from './play-fault.ts';
import { neededRight } from './rights.ts';
import type { TokenBucket } from './rate-limit.ts';

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'HEAD']);

export interface GatewayState {
  keys: KeyRing;
  /** Asked for every request: a new script takes effect at once. */
  faults: () => FaultPlan;
}

function tooFast(context: SandboxContext, bucket: TokenBucket): Response {
  const { retryAfter } = context.var.quirks;
  const seconds = Math.max(1, Math.ceil(bucket.waitMs() / 1000));
  if (retryAfter === 'seconds') context.header('Retry-After', String(seconds));
  if (retryAfter === 'date')
    context.header('Retry-After', new Date(Date.now() + seconds * 1000).toUTCString());
  return gatewayError(context, 429, 'Rate limit exceeded');
}

function refusal(context: SandboxContext): Response | undefined {
  const { key } = context.var;
  if (!METHODS.has(context.req.method)) return gatewayError(context, 403, EQUAL_SIGN_MESSAGE);
  if (key.account.plan === 'none') return errorResponse(context, new ApiError(402, 'Payment Required'));
  const right = neededRight(context.req.method, context.req.path);
  if (right !== undefined && !key.rights.has(right)) return gatewayError(context, 403, 'access_denied');
  const writes = context.req.method === 'POST' || context.req.method === 'PUT';
  if (writes && context.req.header('content-type') === undefined) {
    return errorResponse(context, new ApiError(415, 'Content type is not supported'));
  }
  return undefined;
}

export function gateway(state: GatewayState): MiddlewareHandler<SandboxEnv> {
  return async (context, next) => {
    const key = state.keys.authenticate(context.req.header('authorization'));
    if (!key) return gatewayError(context, 401, 'Unauthorized');
    context.set('key', key);
    context.set('organization', key.account.organization);
    if (!key.account.bucket.take()) return tooFast(context, key.account.bucket);
    const fault = state.faults().next(context.req.method, context.req.path);
    const execute = async (): Promise<Response> => {
      const refused = refusal(context);
      if (refused) return refused;
      await next();
      return context.res;
    };
    if (!fault) return execute();
    context.set('fault', fault.kind);
    const response = await playFault(context, fault, execute);
    context.res = undefined;
    context.res = response;
    return response;
  };
}
