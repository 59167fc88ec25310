import type { ViewId, Views } from '../../api/views.ts';
import { Emitter } from '../../client/emitter.ts';

/** What a list was asked to show: new with every asking, also for the same voucher or person. */
export interface ShownRecord {
  readonly id: string;
}

/** The view that the user sees. Shared by the shell and all plugins. */
export class ViewSwitch implements Views {
  readonly #changes = new Emitter<ViewId>();
  #active: ViewId;
  #shown: ShownRecord | undefined;
  readonly onDidChangeView = this.#changes.event;

  constructor(initial: ViewId) {
    this.#active = initial;
  }

  get active(): ViewId {
    return this.#active;
  }

  /** Absent: the view is opened as it is. */
  get shown(): ShownRecord | undefined {
    return this.#shown;
  }

  open(
    view: ViewId,
    { voucher, person }: { readonly voucher?: string; readonly person?: string } = {},
  ): void {
    const id = voucher ?? person;
    this.#active = view;
    this.#shown = id === undefined ? undefined : { id };
    this.#changes.fire(view);
  }
}
