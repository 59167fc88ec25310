/** Signed deliveries of events to subscribers, with the retries of the live system (lexware-api.md 10). Only loopback is ever called. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { berlinTimestamp } from './berlin-time.ts';
import type { SandboxClock } from './clock.ts';
import type { EventSubscription, WebhookEvent } from './store/event.ts';
import type { Organization } from './store/organization.ts';

const SECOND_MS = 1000;
const READ_TIMEOUT_MS = 5 * SECOND_MS;
const MAX_REDIRECTS = 3;
const FIRST_RETRIES_MS = [10, 20, 40, 80, 160].map((seconds) => seconds * SECOND_MS);
const LATE_START_MS = 30 * 60 * SECOND_MS;
const LATE_GAP_MS = 2 * 60 * 60 * SECOND_MS;
const LATE_RETRIES = 20;
const SUCCESS = new Set([200, 201, 202, 204]);

export interface Delivery {
  subscriptionId: string;
  eventType: string;
  resourceId: string;
  callbackUrl: string;
  attempt: number;
  /** HTTP status, or what went wrong. */
  outcome: number | 'unreachable' | 'not-loopback';
}

interface Pending {
  organization: Organization;
  subscription: EventSubscription;
  body: string;
  event: WebhookEvent;
  attempt: number;
  /** Sandbox time. */
  dueAt: number;
}

/** Wait before the next try; undefined when the live system gives up. */
function retryDelayMs(attempt: number): number | undefined {
  const early = FIRST_RETRIES_MS[attempt - 1];
  if (early !== undefined) return early;
  const late = attempt - FIRST_RETRIES_MS.length;
  if (late === 1) return LATE_START_MS;
  return late <= LATE_RETRIES ? LATE_GAP_MS : undefined;
}

export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

export class WebhookSender {
  readonly deliveries: Delivery[] = [];
  #pending: Pending[] = [];
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #keys: { privateKey: string; publicKey: string } | undefined;

  constructor(private readonly clock: SandboxClock) {}

  /** PEM of the sandbox's own key; clients must let it be configured. */
  get publicKey(): string {
    return this.#keyPair().publicKey;
  }

  /** Sends the organisation's events to its subscribers from now on. */
  attach(organization: Organization): void {
    organization.onEvent = (event) => this.#enqueue(organization, event);
  }

  /** Sends all that is due at the sandbox's time; resolves when nothing due is left. Call after moving the clock. */
  async flush(): Promise<void> {
    while (this.#running) await this.#running;
    this.#running = this.#sendDue().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#pending = [];
  }

  #enqueue(organization: Organization, event: WebhookEvent): void {
    const payload = {
      organizationId: event.organizationId,
      eventType: event.eventType,
      resourceId: event.resourceId,
      eventDate: berlinTimestamp(event.eventAt),
    };
    for (const subscription of organization.subscriptions.values()) {
      if (subscription.eventType !== event.eventType) continue;
      this.#pending.push({
        organization,
        subscription,
        body: JSON.stringify(payload),
        event,
        attempt: 1,
        dueAt: this.clock.now(),
      });
    }
    this.#schedule();
  }

  #schedule(): void {
    const next = Math.min(...this.#pending.map((pending) => pending.dueAt));
    if (next === Infinity) return;
    clearTimeout(this.#timer);
    const waitMs = Math.min(Math.max(0, next - this.clock.now()), LATE_GAP_MS);
    this.#timer = setTimeout(() => void this.flush(), waitMs);
    this.#timer.unref();
  }

  async #sendDue(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const due = this.#pending.filter((pending) => pending.dueAt <= now);
      if (due.length === 0) break;
      this.#pending = this.#pending.filter((pending) => pending.dueAt > now);
      await Promise.all(due.map((pending) => this.#deliver(pending)));
    }
    if (this.#pending.some((pending) => pending.dueAt > this.clock.now())) this.#schedule();
  }

  async #deliver(pending: Pending): Promise<void> {
    const { subscription, organization } = pending;
    if (!organization.subscriptions.has(subscription.id)) return;
    const outcome = await this.#post(subscription.callbackUrl, pending.body);
    const { eventType, resourceId } = pending.event;
    this.deliveries.push({
      subscriptionId: subscription.id,
      eventType,
      resourceId,
      callbackUrl: subscription.callbackUrl,
      attempt: pending.attempt,
      outcome,
    });
    if (outcome === 'not-loopback' || (typeof outcome === 'number' && SUCCESS.has(outcome))) return;
    const gone = outcome === 410;
    const lost = (outcome === 404 || outcome === 'unreachable') && pending.attempt > FIRST_RETRIES_MS.length;
    if (gone || lost) {
      organization.subscriptions.delete(subscription.id);
      return;
    }
    const delay = retryDelayMs(pending.attempt);
    if (delay !== undefined)
      this.#pending.push({ ...pending, attempt: pending.attempt + 1, dueAt: this.clock.now() + delay });
  }

  async #post(url: string, body: string): Promise<Delivery['outcome']> {
    const signature = createSign('RSA-SHA512').update(body).sign(this.#keyPair().privateKey, 'base64');
    let target = url;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      if (!isLoopback(target)) return 'not-loopback';
      try {
        const response = await fetch(target, {
          method: 'POST',
          body,
          headers: { 'Content-Type': 'application/json', 'X-Lxo-Signature': signature },
          redirect: 'manual',
          signal: AbortSignal.timeout(READ_TIMEOUT_MS),
        });
        await response.arrayBuffer();
        const location = response.headers.get('location');
        if (response.status < 300 || response.status > 399 || location === null) return response.status;
        target = new URL(location, target).href;
      } catch {
        return 'unreachable';
      }
    }
    return 'unreachable';
  }

  #keyPair(): { privateKey: string; publicKey: string } {
    this.#keys ??= generateKeyPairSync('rsa', {
      modulusLength: 4096,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    return this.#keys;
  }
}
