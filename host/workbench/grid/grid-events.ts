import type { MenuItem } from '../toolbar/host-menu.ts';

/** The row that the user stands on changed; `undefined` when it left the list. */
export class CurrentRowEvent<Row = unknown> extends Event {
  constructor(readonly row: Row | undefined) {
    super('host-current-row');
  }
}

/** Other rows are marked together than before. */
export class MarkedRowsEvent<Row = unknown> extends Event {
  constructor(readonly rows: readonly Row[]) {
    super('host-marked-rows');
  }
}

/** Enter or double click on a row. */
export class OpenRowEvent<Row = unknown> extends Event {
  constructor(readonly row: Row) {
    super('host-open-row');
  }
}

/** Something that can be done with a row, in its menu. */
export interface RowAction extends MenuItem {
  run(): void;
}

declare global {
  interface HTMLElementEventMap {
    'host-current-row': CurrentRowEvent;
    'host-marked-rows': MarkedRowsEvent;
    'host-open-row': OpenRowEvent;
  }
}
