/** Of the rows of a list in pixels, as the density of this browser has it. */
export const rowHeight = (): number =>
  parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--host-row-height')) || 32;

/** What a second line of text adds to a row. */
export const SECOND_LINE = 16;
