import type { ViewId, Views } from '../../api/views.ts';
import { Emitter } from '../../client/emitter.ts';

/** The view that the user sees. Shared by the shell and all plugins. */
export class ViewSwitch implements Views {
  readonly #changes = new Emitter<ViewId>();
  #active: ViewId;
  readonly onDidChangeView = this.#changes.event;

  constructor(initial: ViewId) {
    this.#active = initial;
  }

  get active(): ViewId {
    return this.#active;
  }

  open(view: ViewId): void {
    this.#active = view;
    this.#changes.fire(view);
  }
}
