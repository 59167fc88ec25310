import type { ReactiveControllerHost } from 'lit';
import { MarkedRowsEvent } from './grid-events.ts';
import { markRange, NO_MARKS, toggleMark, type RowMarks } from './row-marks.ts';

type Pressed = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>;

interface MarkedList<Row> extends Pick<ReactiveControllerHost, 'requestUpdate'>, EventTarget {
  readonly visibleRows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly currentKey: string | undefined;
}

/** The rows of a list that are marked together. */
export class RowMarking<Row> {
  #marks: RowMarks = NO_MARKS;

  constructor(private readonly list: MarkedList<Row>) {}

  has(key: string): boolean {
    return this.#marks.keys.has(key);
  }

  /** In the order that the user sees. */
  get rows(): readonly Row[] {
    return this.list.visibleRows.filter((row) => this.has(this.list.rowKey(row)));
  }

  clear(): void {
    if (this.#marks !== NO_MARKS) this.#set(NO_MARKS);
  }

  all(): void {
    this.#set({ keys: new Set(this.#order()), anchor: this.list.currentKey });
  }

  toggle(key: string): void {
    this.#set(toggleMark(this.#marks, key));
  }

  /** A row was chosen by a click or an arrow key: with Shift all up to it, with Ctrl it too, else it alone. */
  choose(key: string, { shiftKey, ctrlKey, metaKey }: Pressed): void {
    const { currentKey } = this.list;
    const { keys, anchor = currentKey } = this.#marks;
    if (shiftKey) this.#set(markRange({ keys, anchor }, key, this.#order()));
    else if (ctrlKey || metaKey) {
      // The row that one stands on is the first of the several.
      const before = keys.size === 0 && currentKey !== undefined ? new Set([currentKey]) : keys;
      this.#set(toggleMark({ keys: before, anchor }, key));
    } else this.clear();
  }

  #order(): readonly string[] {
    return this.list.visibleRows.map(this.list.rowKey);
  }

  #set(marks: RowMarks): void {
    this.#marks = marks;
    this.list.requestUpdate();
    this.list.dispatchEvent(new MarkedRowsEvent(this.rows));
  }
}
