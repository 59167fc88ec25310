import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Disposable } from '../api/disposable.ts';
import { disposeAll } from '../client/emitter.ts';

/** Renders an element again whenever something it shows announces a change, while it is connected. */
export class Watch implements ReactiveController {
  readonly #subscriptions: Disposable[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly subscribe: (changed: () => void) => readonly Disposable[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#subscriptions.push(...this.subscribe(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    disposeAll(this.#subscriptions);
  }
}
