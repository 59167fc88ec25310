export interface WebhookEvent {
  organizationId: string;
  eventType: string;
  resourceId: string;
  /** Instant in milliseconds. */
  eventAt: number;
}

export interface EventSubscription {
  id: string;
  createdAt: number;
  eventType: string;
  callbackUrl: string;
}
