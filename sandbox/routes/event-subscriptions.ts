import { berlinTimestamp } from '../berlin-time.ts';
import { jsonBody } from '../http/json-body.ts';
import { actionResult } from '../http/action-result.ts';
import type { SandboxApp } from '../http/context.ts';
import { ApiError, json, validationFailed } from '../http/envelopes.ts';
import type { EventSubscription } from '../store/event.ts';
import { isLoopback } from '../webhooks.ts';

const WITHOUT_STATUS = ['article', 'contact', 'dunning', 'recurring-template'];
const WITH_STATUS = [
  'credit-note',
  'delivery-note',
  'down-payment-invoice',
  'invoice',
  'order-confirmation',
  'quotation',
  'voucher',
];

/** All 42 of the documentation. */
export const EVENT_TYPES: ReadonlySet<string> = new Set([
  ...[...WITHOUT_STATUS, ...WITH_STATUS].flatMap((subject) => [
    `${subject}.created`,
    `${subject}.changed`,
    `${subject}.deleted`,
  ]),
  ...WITH_STATUS.map((subject) => `${subject}.status.changed`),
  'payment.changed',
  'token.revoked',
]);

/** https only; http is accepted for loopback, where nobody has a certificate. */
function isAcceptable(url: string): boolean {
  return URL.canParse(url) && (url.startsWith('https://') || (url.startsWith('http://') && isLoopback(url)));
}

/** The live system sends HEAD to check the certificate. Foreign hosts are never called from here. */
async function answersHead(url: string): Promise<boolean> {
  if (!isLoopback(url)) return true;
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}

function wire(organizationId: string, subscription: EventSubscription): Record<string, unknown> {
  return {
    subscriptionId: subscription.id,
    organizationId,
    createdDate: berlinTimestamp(subscription.createdAt),
    eventType: subscription.eventType,
    callbackUrl: subscription.callbackUrl,
  };
}

export function eventSubscriptionRoutes(app: SandboxApp): void {
  app.get('/v1/event-subscriptions', (context) => {
    const { id, subscriptions } = context.var.organization;
    return json(context, 200, {
      content: [...subscriptions.values()].map((subscription) => wire(id, subscription)),
    });
  });

  app.post('/v1/event-subscriptions', async (context) => {
    const { organization } = context.var;
    const { eventType, callbackUrl } = await jsonBody<{ eventType?: unknown; callbackUrl?: unknown }>(
      context,
    );
    if (typeof eventType !== 'string' || !EVENT_TYPES.has(eventType)) {
      throw validationFailed([
        { violation: 'NOTNULL', field: 'eventType', message: 'ungültiger Ereignistyp' },
      ]);
    }
    if (typeof callbackUrl !== 'string' || !isAcceptable(callbackUrl) || !(await answersHead(callbackUrl))) {
      throw validationFailed([
        { violation: 'INVALID', field: 'callbackUrl', message: 'Die Adresse ist nicht erreichbar' },
      ]);
    }
    for (const known of organization.subscriptions.values()) {
      if (known.eventType === eventType && known.callbackUrl === callbackUrl)
        throw new ApiError(409, 'Event subscription already exists');
    }
    const subscription: EventSubscription = {
      id: organization.newId('event-subscription'),
      createdAt: organization.now(),
      eventType,
      callbackUrl,
    };
    organization.subscriptions.set(subscription.id, subscription);
    const result = actionResult('event-subscriptions', {
      ...subscription,
      updatedAt: subscription.createdAt,
      version: 0,
    });
    context.header('Location', result.resourceUri);
    return json(context, 201, result);
  });

  app.get('/v1/event-subscriptions/:id', (context) => {
    const { id, subscriptions } = context.var.organization;
    const subscription = subscriptions.get(context.req.param('id'));
    if (!subscription) throw new ApiError(404, 'event subscription not found');
    return json(context, 200, wire(id, subscription));
  });

  app.delete('/v1/event-subscriptions/:id', (context) => {
    if (!context.var.organization.subscriptions.delete(context.req.param('id'))) {
      throw new ApiError(404, 'event subscription not found');
    }
    return context.body(null, 204);
  });
}
