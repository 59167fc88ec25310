import type { HostEventData, HostEventKind } from '../../wire/events.ts';

export interface HostEvent extends HostEventData {
  readonly mandantId: string;
  readonly kind: HostEventKind;
}

export type EventListener = (event: HostEvent) => void;

/** Tells listeners what has been committed. */
export class EventHub {
  readonly #listeners = new Set<EventListener>();

  /** @param forward takes events to other servers on the same database. */
  constructor(private readonly forward?: (event: HostEvent) => void) {}

  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(mandantId: string, kind: HostEventKind, data: HostEventData): void {
    const event = { mandantId, kind, ...data };
    this.deliver(event);
    this.forward?.(event);
  }

  /** Only to the listeners here. */
  deliver(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
