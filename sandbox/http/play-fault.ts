import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { SandboxContext } from './context.ts';
import { ApiError, errorResponse, gatewayError } from './envelopes.ts';
import { EQUAL_SIGN_MESSAGE } from './equal-sign-message.ts';
import type { FaultRule } from './fault-script.ts';

const HTML_PAGE =
  '<!DOCTYPE html><html><head><title>503 Service Temporarily Unavailable</title></head><body><h1>Wartungsarbeiten</h1></body></html>';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Faults that answer by themselves; the others need the true answer first. */
function answerOf(context: SandboxContext, rule: FaultRule): Response | undefined {
  switch (rule.kind) {
    case '401':
      return gatewayError(context, 401, 'Unauthorized');
    case '402':
      return errorResponse(context, new ApiError(402, 'Payment Required'));
    case '403':
      return gatewayError(context, 403, rule.value === 'url' ? EQUAL_SIGN_MESSAGE : 'access_denied');
    case '429':
      if (rule.value === 'date') context.header('Retry-After', new Date(Date.now() + 2000).toUTCString());
      else if (rule.value !== undefined) context.header('Retry-After', rule.value);
      return gatewayError(context, 429, 'Rate limit exceeded');
    case '500':
      return gatewayError(context, 500, null);
    case '500-throttle':
      return gatewayError(context, 500, 'Internal server error or rate limit exceeded');
    case '502':
      return gatewayError(context, 502, 'Internal server error');
    case '503':
      return context.body(null, 503);
    case '504':
      return gatewayError(context, 504, 'Endpoint request timed out');
    case 'html':
      return context.html(HTML_PAGE, 200);
    default:
      return undefined;
  }
}

function cutConnection(context: SandboxContext): Response {
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Sends the head with the full length, then only half of the body. */
async function sendHalf(context: SandboxContext, response: Response): Promise<Response> {
  const body = Buffer.from(await response.arrayBuffer());
  const { outgoing } = context.env;
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': String(body.length),
  });
  await new Promise((resolve) => outgoing.write(body.subarray(0, Math.floor(body.length / 2)), resolve));
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Sends the body in twenty pieces over so many milliseconds. */
async function sendDripping(context: SandboxContext, response: Response, ms: number): Promise<Response> {
  const body = Buffer.from(await response.arrayBuffer());
  const { outgoing } = context.env;
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': String(body.length),
  });
  const piece = Math.max(1, Math.ceil(body.length / 20));
  for (let start = 0; start < body.length && !outgoing.destroyed; start += piece) {
    outgoing.write(body.subarray(start, start + piece));
    await wait(ms / 20);
  }
  outgoing.end();
  return RESPONSE_ALREADY_SENT;
}

/** What the client gets instead; `execute` does the work and gives the true answer. */
export async function playFault(
  context: SandboxContext,
  rule: FaultRule,
  execute: () => Promise<Response>,
): Promise<Response> {
  const executed = rule.after === true ? await execute() : undefined;
  const answer = answerOf(context, rule);
  if (answer) return answer;
  if (rule.kind === 'reset') return cutConnection(context);
  if (rule.kind === 'slow') await wait(Number(rule.value ?? 1000));
  const response = executed ?? (await execute());
  switch (rule.kind) {
    case 'half-body':
      return sendHalf(context, response);
    case 'drip':
      return sendDripping(context, response, Number(rule.value ?? 2000));
    case 'content-type':
      return new Response(response.body, {
        status: response.status,
        headers: { 'Content-Type': rule.value ?? 'text/plain' },
      });
    case 'garbage':
      return new Response('{"content":[{"id":', {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
      });
    default:
      return response;
  }
}
