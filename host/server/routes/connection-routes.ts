import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { LANES } from '../../api/connections.ts';
import { HEADERS, PASSED_HEADERS } from '../../wire/headers.ts';
import { RemoteUnanswered } from '../connection/connection-failure.ts';
import type { RemoteResponse } from '../connection/remote-request.ts';
import type { HostEnv } from '../http/host-env.ts';
import { FOREIGN_CONTENT_HEADERS } from '../http/security-headers.ts';
import { checked, readBytes } from '../http/read-input.ts';
import { readSettings } from '../plugins/settings.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';

const BELOW_REMOTE = /^\/api\/mandanten\/[^/]+\/plugins\/[^/]+\/connections\/[^/]+\/remote(\/.*)$/;
const NO_BODY = new Set([204, 205, 304]);
const lane = z.enum(LANES).default('user');
const timeoutMs = z.coerce.number().int().min(1).max(300_000).default(30_000);

/** any P/connections/{id}/remote/{path}: passes a request on to a declared remote. */
export function connectionRoutes({ books, gateway, secrets }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes.all('/connections/:id/remote/*', async (c) => {
    const { manifest } = c.get('plugin');
    const mandantId = c.get('mandant').id;
    const connection = manifest.contributes.connections.find(({ id }) => id === c.req.param('id'));
    if (connection === undefined) throw new Refusal('not-found', 'Diese Verbindung kennt das Plugin nicht.');
    const { properties } = manifest.contributes.configuration;
    const settings = await readSettings(books, mandantId, manifest);
    const { signal } = c.req.raw;
    try {
      const response = await gateway.send(connection, {
        method: c.req.method,
        // As it came over the wire: the framework's address is normalised already and hides `..`.
        target: BELOW_REMOTE.exec(c.env.incoming.url ?? '')?.[1] ?? '',
        headers: passed(c),
        body: await bodyOf(c),
        lane: checked(lane, c.req.header(HEADERS.lane)),
        timeoutMs: checked(timeoutMs, c.req.header(HEADERS.timeoutMs)),
        signal,
        token: await secrets.read({ mandantId, plugin: manifest.id, key: connection.secret }),
        onPause: (milliseconds) =>
          books.events.publish(mandantId, 'pause', {
            ids: [connection.id],
            plugin: manifest.id,
            forMs: Math.round(milliseconds),
          }),
        setting: (key) => {
          const property = properties[key];
          return (
            settings[key] ?? (property !== undefined && 'default' in property ? property.default : undefined)
          );
        },
      });
      return answer(response);
    } catch (error) {
      if (signal.aborted) return c.body(null, 499 as 400); // nobody reads it
      if (!(error instanceof RemoteUnanswered)) throw error;
      return c.json({ error: { code: 'internal', message: error.message } }, 502, {
        [HEADERS.connectionFailure]: error.failure,
      });
    }
  });
  return routes;
}

function passed(c: Context<HostEnv>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of PASSED_HEADERS) {
    const value = c.req.header(name);
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

async function bodyOf(c: Context<HostEnv>): Promise<Buffer | undefined> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return undefined;
  const body = await readBytes(c);
  return body.length === 0 ? undefined : body;
}

function answer({ status, headers, body }: RemoteResponse): Response {
  const content = NO_BODY.has(status) ? null : new Uint8Array(body);
  return new Response(content, {
    status,
    // The host's own headers win: the remote has no say about this origin.
    headers: {
      ...Object.fromEntries(headers),
      ...FOREIGN_CONTENT_HEADERS,
      'cache-control': 'no-store',
      [HEADERS.remote]: '1',
    },
  });
}
