import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { getPath } from 'hono/utils/url';
import type { SandboxClock } from './clock.ts';
import { describeApi } from './openapi/describe-api.ts';
import { pageHtml } from './page/page-html.ts';
import { articleRoutes } from './routes/articles.ts';
import { contactWriteRoutes } from './routes/contact-writes.ts';
import { contactRoutes } from './routes/contacts.ts';
import { documentFileRoutes } from './routes/document-files.ts';
import { eventSubscriptionRoutes } from './routes/event-subscriptions.ts';
import { fileRoutes } from './routes/files.ts';
import { paymentRoutes } from './routes/payments.ts';
import { pingRoutes } from './routes/ping.ts';
import { profileRoutes } from './routes/profile.ts';
import { recurringTemplateRoutes } from './routes/recurring-templates.ts';
import { referenceListRoutes } from './routes/reference-lists.ts';
import { salesCreateRoutes } from './routes/sales-create.ts';
import { salesDocumentRoutes } from './routes/sales-documents.ts';
import { voucherlistRoutes } from './routes/voucherlist.ts';
import { voucherRoutes } from './routes/vouchers.ts';
import type { SandboxApp, SandboxEnv } from './http/context.ts';
import { ApiError, errorResponse, gatewayError } from './http/envelopes.ts';
import { EQUAL_SIGN_MESSAGE } from './http/equal-sign-message.ts';
import { gateway } from './http/gateway.ts';
import type { GatewayState } from './http/gateway.ts';
import type { Journal } from './http/journal.ts';
import type { Quirks } from './quirks.ts';

export interface AppParts extends GatewayState {
  admin: Hono;
  clock: SandboxClock;
  quirks: Quirks;
  journal: Journal;
  /** Called before a request reaches its resource: lets rows shift while somebody pages (A6). */
  beforeRequest: (request: { method: string; path: string; organizationId: string }) => void;
}

/** `/v1/contacts/` is `/v1/contacts`: clients in use send every list and create call so (evidence.md gateway-2). */
function pathWithoutLastSlash(request: Request): string {
  const path = getPath(request);
  return /^\/v1\/[^/]+\/$/.test(path) ? path.slice(0, -1) : path;
}

/** The composition root of the HTTP side: journal, gateway, resources and what answers when none fits. */
export function createApp(parts: AppParts): SandboxApp {
  const app: SandboxApp = new Hono<SandboxEnv>({ getPath: pathWithoutLastSlash });

  if (parts.quirks.cors) app.use('/v1/*', cors());
  app.use('/v1/*', async (context, next) => {
    context.set('clock', parts.clock);
    context.set('quirks', parts.quirks);
    const entry = parts.journal.begin({
      method: context.req.method,
      path: context.req.path,
      query: context.req.queries(),
      accept: context.req.header('accept'),
      contentType: context.req.header('content-type'),
      requestBytes: Number(context.req.header('content-length') ?? 0),
    });
    await next();
    const status = context.var.fault === 'reset' ? 0 : context.res.status;
    const organization = context.var.organization as { id: string } | undefined;
    parts.journal.end(entry, status, organization?.id, context.var.fault);
    if (context.res !== RESPONSE_ALREADY_SENT) context.header('x-amzn-RequestId', crypto.randomUUID());
  });
  app.get('/', (context) => context.html(pageHtml));
  app.get('/openapi.json', (context) =>
    context.json(describeApi(app.routes, new URL(context.req.url).origin)),
  );
  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.route('/admin', parts.admin);
  app.use('/v1/*', gateway(parts));
  app.use('/v1/*', async (context, next) => {
    const { method, path } = context.req;
    const twice = Object.entries(context.req.queries()).find(([, values]) => values.length > 1)?.[0];
    if (twice !== undefined && parts.quirks.repeatedParameter === 'refused')
      throw new ApiError(400, `Request parameter '${twice}' must not occur more than once`);
    parts.beforeRequest({ method, path, organizationId: context.var.organization.id });
    await next();
  });

  const resources = [
    pingRoutes,
    profileRoutes,
    contactRoutes,
    contactWriteRoutes,
    voucherlistRoutes,
    salesDocumentRoutes,
    salesCreateRoutes,
    documentFileRoutes,
    fileRoutes,
    voucherRoutes,
    paymentRoutes,
    articleRoutes,
    recurringTemplateRoutes,
    referenceListRoutes,
    eventSubscriptionRoutes,
  ];
  for (const addRoutes of resources) addRoutes(app);

  app.notFound((context) => {
    if (!context.req.path.startsWith('/v1/')) return gatewayError(context, 403, EQUAL_SIGN_MESSAGE);
    return errorResponse(
      context,
      new ApiError(404, `No handler found for ${context.req.method} ${context.req.path}`),
    );
  });
  app.onError((error, context) => {
    if (error instanceof ApiError) return errorResponse(context, error);
    console.error('sandbox: unexpected error', error);
    return gatewayError(context, 500, 'Internal server error or rate limit exceeded');
  });
  return app;
}
