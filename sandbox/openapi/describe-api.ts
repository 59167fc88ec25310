/** The OpenAPI description: paths from the routes themselves, parameters and bodies from what they check. */
import { QUERY_PARAMETERS } from './query-parameters.ts';
import { REQUEST_BODIES } from './request-bodies.ts';

interface Route {
  method: string;
  path: string;
}

/** What the gateway and the resources answer instead, in one of three envelopes. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'cannot be read',
  401: 'no key, or one that is not valid',
  402: 'the plan has no API',
  403: 'the key lacks the right, or wrong URL or method',
  404: 'not found',
  406: 'validation failed',
  409: 'conflict',
  415: 'content type missing or unknown',
  429: 'too many requests',
  500: 'server error, or the search window is exceeded',
};

function successOf(method: string, path: string): number {
  if (method === 'DELETE') return 204;
  if (method !== 'POST') return 200;
  if (path.endsWith('/files')) return 202;
  return path === '/v1/contacts' ? 200 : 201;
}

function contentOf(path: string): Record<string, object> {
  if (path.endsWith('/file') || path === '/v1/files/{id}') return { '*/*': {} };
  return { 'application/json': {} };
}

function operation(method: string, path: string): Record<string, unknown> {
  const key = `${method} ${path}`;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
  const inQuery = (QUERY_PARAMETERS[key] ?? []).map((parameter) => ({ ...parameter, in: 'query' }));
  const content = REQUEST_BODIES[key];
  const success = successOf(method, path);
  return {
    tags: [path.split('/')[2]],
    parameters: [...inPath, ...inQuery],
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      [success]: { description: 'done', ...(success !== 204 && { content: contentOf(path) }) },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [status, { description }]),
      ),
    },
  };
}

export function describeApi(routes: readonly Route[], url: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path } of routes) {
    if (!path.startsWith('/v1/') || method === 'ALL') continue;
    const name = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[name] = { ...paths[name], [method.toLowerCase()]: operation(method, name) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lexware Office API, as the sandbox answers it',
      version: '1',
      description: 'Made from what the sandbox checks. Not a description by the vendor.',
    },
    servers: [{ url }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}
