/** Row 0 is the header; rows of the list count from 1. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads in a grid, after the ARIA pattern; `undefined` for keys that do not move. */
export function nextCell(
  { row, column }: GridCell,
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { rows, columns, page }: { readonly rows: number; readonly columns: number; readonly page: number },
): GridCell | undefined {
  const at = (nextRow: number, nextColumn: number): GridCell => ({
    row: Math.min(Math.max(nextRow, 0), rows),
    column: Math.min(Math.max(nextColumn, 0), columns - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + page, column);
    case 'PageUp':
      return at(Math.max(row - page, 1), column);
    case 'Home':
      return ctrlKey ? at(1, 0) : at(row, 0);
    case 'End':
      return ctrlKey ? at(rows, columns - 1) : at(row, columns - 1);
    default:
      return undefined;
  }
}
