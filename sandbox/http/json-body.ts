import type { SandboxContext } from './context.ts';
import { ApiError, issueList } from './envelopes.ts';

/** The request's JSON object. Anything else is a 400 in the envelope of the resource. */
export async function jsonBody<T extends object>(context: SandboxContext): Promise<T> {
  if (!/\bjson\b/i.test(context.req.header('content-type') ?? ''))
    throw new ApiError(415, 'Content type is not supported');
  const text = await context.req.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as T;
  } catch {
    // falls through to the refusal
  }
  if (/^\/v1\/(contacts|vouchers)/.test(context.req.path))
    throw issueList(400, [{ i18nKey: 'bad_request_error', type: 'bad_request_error' }]);
  throw new ApiError(400, 'JSON parse error');
}
