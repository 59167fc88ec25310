import type { ViewId, Views } from '../../api/views.ts';
import { Emitter } from '../../client/emitter.ts';

/** What a list was asked to show: new with every asking, also for the same voucher. */
export interface ShownVoucher {
  readonly id: string;
}

/** The view that the user sees. Shared by the shell and all plugins. */
export class ViewSwitch implements Views {
  readonly #changes = new Emitter<ViewId>();
  #active: ViewId;
  #shown: ShownVoucher | undefined;
  readonly onDidChangeView = this.#changes.event;

  constructor(initial: ViewId) {
    this.#active = initial;
  }

  get active(): ViewId {
    return this.#active;
  }

  /** Absent: the view is opened as it is. */
  get shown(): ShownVoucher | undefined {
    return this.#shown;
  }

  open(view: ViewId, { voucher }: { readonly voucher?: string } = {}): void {
    this.#active = view;
    this.#shown = voucher === undefined ? undefined : { id: voucher };
    this.#changes.fire(view);
  }
}
