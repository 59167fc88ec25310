/** The admin interface over HTTP, for those who do not run in the same process. Outside `/v1`, without a key, on loopback only. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { jsonText } from '../http/json-text.ts';
import type { Journal } from '../http/journal.ts';
import { wireContact } from '../store/contact-wire.ts';
import { wireDocument } from '../store/sales-document-wire.ts';
import type { SalesRecord, SalesType } from '../store/sales-document.ts';
import type { VoucherStatus } from '../store/voucher.ts';
import { RefusedStep } from '../store/sales-lifecycle.ts';
import type { Admin, OrganizationOptions, ProfileChanges } from './admin.ts';
import type { NewVoucher } from './books-admin.ts';
import type { NewDocument } from './document-admin.ts';

const answer = (context: Context, status: ContentfulStatusCode, body: unknown): Response =>
  context.body(jsonText(body), status, { 'Content-Type': 'application/json' });

async function input<T>(context: Context): Promise<T> {
  const text = await context.req.text();
  return (text === '' ? {} : JSON.parse(text)) as T;
}

type DocumentAction = (admin: Admin, id: string, body: Record<string, unknown>) => void;

const DOCUMENT_ACTIONS: Readonly<Record<string, DocumentAction>> = {
  finalize: (admin, id) => admin.finalizeDocument(id),
  pay: (admin, id, body) => admin.payDocument(id, body),
  void: (admin, id) => admin.voidDocument(id),
  'back-to-draft': (admin, id) => admin.backToDraft(id),
  archive: (admin, id, body) => admin.archiveDocument(id, body['archived'] !== false),
  status: (admin, id, body) => admin.setStatus(id, body['status'] as SalesRecord['voucherStatus']),
  edit: (admin, id, body) => void admin.editDocument(id, body),
  lock: (admin, id) => admin.lockDocument(id),
  correct: (admin, id, body) => void admin.correctDocument(id, body),
  'delete-draft': (admin, id) => admin.deleteDraft(id),
};

export function adminApp(admin: Admin, journal: Journal): Hono {
  const app = new Hono();
  const { organization } = admin;
  const view = (document: SalesRecord): unknown => ({
    ...wireDocument(organization, document, 'sent'),
    type: document.type,
    tags: document.tags,
  });

  app.get('/journal', (context) => answer(context, 200, journal.entries()));
  app.delete('/journal', (context) => {
    journal.clear();
    return context.body(null, 204);
  });

  app.get('/documents', (context) => answer(context, 200, admin.documents().map(view)));
  app.post('/documents', async (context) => {
    const { type = 'invoice', ...rest } = await input<NewDocument & { type?: SalesType }>(context);
    return answer(context, 201, view(admin.createDocument(type, rest)));
  });
  app.post('/documents/:id/:action', async (context) => {
    const { id, action } = context.req.param();
    const run = DOCUMENT_ACTIONS[action];
    if (!run)
      return answer(context, 404, {
        message: `no action ${action}; there are: ${Object.keys(DOCUMENT_ACTIONS).join(', ')}`,
      });
    run(admin, id, await input(context));
    const document = organization.documents.get(id);
    return document ? answer(context, 200, view(document)) : context.body(null, 204);
  });

  app.post('/recurring-templates/run', (context) =>
    answer(context, 200, admin.runRecurringTemplates().map(view)),
  );

  app.get('/contacts', (context) =>
    answer(
      context,
      200,
      admin.contacts().map((contact) => ({ ...wireContact(organization.id, contact), tags: contact.tags })),
    ),
  );
  app.post('/contacts', async (context) =>
    answer(context, 201, wireContact(organization.id, admin.createContact(await input(context)))),
  );
  app.patch('/contacts/:id', async (context) => {
    const changes = await input<Record<string, unknown>>(context);
    const contact = admin.updateContact(
      context.req.param('id'),
      (stored) => void Object.assign(stored, changes, { id: stored.id, version: stored.version }),
    );
    return answer(context, 200, wireContact(organization.id, contact));
  });
  app.delete('/contacts/:id', (context) => {
    admin.deleteContact(context.req.param('id'));
    return context.body(null, 204);
  });

  app.get('/clock', (context) => answer(context, 200, { now: new Date(organization.now()).toISOString() }));
  app.get('/faults', (context) => answer(context, 200, { script: admin.faultScript() }));
  app.get('/quirks', (context) => answer(context, 200, admin.currentQuirks()));
  app.put('/clock', async (context) => {
    const { now, advanceMs, run } = await input<{ now?: string; advanceMs?: number; run?: boolean }>(context);
    if (now !== undefined) admin.setClock(now);
    if (advanceMs !== undefined) admin.advance(advanceMs);
    if (run === true) admin.runClock();
    return answer(context, 200, { now: new Date(organization.now()).toISOString() });
  });
  app.put('/pace', async (context) => {
    const { burst = 4, ratePerSecond = 2 } = await input<{ burst?: number; ratePerSecond?: number }>(context);
    admin.setPace(burst, ratePerSecond);
    return answer(context, 200, { burst, ratePerSecond });
  });
  app.get('/profile', (context) => answer(context, 200, organization.profile));
  app.put('/profile', async (context) => {
    admin.setProfile(await input<ProfileChanges>(context));
    return answer(context, 200, organization.profile);
  });
  app.post('/reset', (context) => {
    admin.reset();
    admin.setFaults('');
    journal.clear();
    return context.body(null, 204);
  });
  app.post('/numbers/skip', async (context) => {
    const { type, count = 1 } = await input<{ type: SalesType; count?: number }>(context);
    admin.skipNumbers(type, count);
    return context.body(null, 204);
  });
  app.put('/plan', async (context) => {
    const { plan } = await input<{ plan: 'XL' | 'none' }>(context);
    admin.setPlan(plan);
    return answer(context, 200, { plan });
  });
  app.put('/quirks', async (context) => {
    admin.setQuirks(await input(context));
    return context.body(null, 204);
  });

  app.put('/faults', async (context) => {
    const { script = '', seed = 1 } = await input<{ script?: string; seed?: number }>(context);
    admin.setFaults(script, seed);
    return context.body(null, 204);
  });
  app.post('/vouchers', async (context) =>
    answer(context, 201, admin.createVoucher(await input<NewVoucher>(context))),
  );
  app.post('/vouchers/:id/pay', (context) => {
    admin.payVoucher(context.req.param('id'));
    return context.body(null, 204);
  });
  app.post('/vouchers/:id/status', async (context) => {
    const { status } = await input<{ status: VoucherStatus }>(context);
    admin.setVoucherStatus(context.req.param('id'), status);
    return context.body(null, 204);
  });
  app.post('/uploads/finish', (context) => {
    admin.finishUploads();
    return context.body(null, 204);
  });
  app.post('/keys', async (context) => {
    const { token, rights } = await input<{ token: string; rights?: string[] }>(context);
    admin.addKey(token, rights);
    return context.body(null, 204);
  });
  app.post('/keys/:state{expire|revoke}', async (context) => {
    const { token } = await input<{ token: string }>(context);
    if (context.req.param('state') === 'expire') admin.expireKey(token);
    else await admin.revokeKey(token);
    return context.body(null, 204);
  });
  app.post('/organizations', async (context) => {
    const { organization: added } = admin.addOrganization(await input<OrganizationOptions>(context));
    return answer(context, 201, { organizationId: added.id, companyName: added.profile.companyName });
  });
  app.get('/webhooks/public-key', (context) => context.text(admin.webhookPublicKey()));
  app.get('/webhooks/deliveries', (context) => answer(context, 200, admin.webhookDeliveries()));
  app.post('/webhooks/flush', async (context) => {
    await admin.flushWebhooks();
    return context.body(null, 204);
  });

  app.notFound((context) =>
    answer(context, 404, { message: `no admin route ${context.req.method} ${context.req.path}` }),
  );
  app.onError((error, context) => {
    const unknown = error.message.startsWith('no ');
    return answer(context, unknown ? 404 : error instanceof RefusedStep ? 409 : 400, {
      message: error.message,
    });
  });
  return app;
}
