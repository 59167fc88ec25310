/** The gateway in front of all resources: authentication first, then the pace of the account, then the contract. */
import type { MiddlewareHandler } from 'hono';
import type { SandboxEnv } from './context.ts';
import { ApiError, errorResponse, gatewayError } from './envelopes.ts';
import type { KeyRing } from './keys.ts';
import type { TokenBucket } from './rate-limit.ts';
import type { Organization } from '../store/organization.ts';

/** What AWS API Gateway says to a wrong URL or method: reads like an auth problem (lexware-api.md 11.1). */
export const EQUAL_SIGN_MESSAGE =
  "Invalid key=value pair (missing equal-sign) in Authorization header: 'Bearer'.";

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'HEAD']);

export interface GatewayState {
  keys: KeyRing;
  bucketOf: (organization: Organization) => TokenBucket;
  planOf: (organization: Organization) => Plan;
}

/** `XL` has the API; `none` answers 402 (G7). */
export type Plan = 'XL' | 'none';

export function gateway(state: GatewayState): MiddlewareHandler<SandboxEnv> {
  return async (context, next) => {
    const key = state.keys.authenticate(context.req.header('authorization'));
    if (!key) return gatewayError(context, 401, 'Unauthorized');
    const { organization } = key;
    context.set('key', key);
    context.set('organization', organization);
    const bucket = state.bucketOf(organization);
    if (!bucket.take()) {
      const { retryAfter } = context.var.quirks;
      const seconds = Math.max(1, Math.ceil(bucket.waitMs() / 1000));
      if (retryAfter === 'seconds') context.header('Retry-After', String(seconds));
      if (retryAfter === 'date')
        context.header('Retry-After', new Date(Date.now() + seconds * 1000).toUTCString());
      return gatewayError(context, 429, 'Rate limit exceeded');
    }
    if (!METHODS.has(context.req.method)) return gatewayError(context, 403, EQUAL_SIGN_MESSAGE);
    if (state.planOf(organization) === 'none')
      return errorResponse(context, new ApiError(402, 'Payment Required'));
    const resource = context.req.path.split('/')[2] ?? '';
    if (key.withoutScopes.has(resource)) return gatewayError(context, 403, 'access_denied');
    const writes = context.req.method === 'POST' || context.req.method === 'PUT';
    if (writes && context.req.header('content-type') === undefined) {
      return errorResponse(context, new ApiError(415, 'Content type is not supported'));
    }
    await next();
    return undefined;
  };
}
