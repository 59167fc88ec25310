/** The user checked or unchecked rows; the owner keeps what is selected. */
export class GridSelectEvent extends Event {
  constructor(
    readonly keys: readonly string[],
    readonly selected: boolean,
  ) {
    super('grid-select');
  }
}

/** The user asks for the menu of a row: right click, Shift+F10 or the "⋯" button. */
export class GridMenuEvent extends Event {
  constructor(
    readonly key: string,
    /** Where the menu opens, in the viewport. */
    readonly at: { readonly x: number; readonly y: number },
  ) {
    super('grid-menu');
  }
}

declare global {
  interface HTMLElementEventMap {
    'grid-select': GridSelectEvent;
    'grid-menu': GridMenuEvent;
  }
}
