/** Of any number of values, e.g. `quantile(values, 0.75)`. */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** Rows of texts under their heads; the first column is a name, the others are numbers. */
export function printTable(title, lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  console.log(`\n${title}`);
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
        .join('  '),
    );
}

export const ms = (value) => `${value.toFixed(1)} ms`;
export const times = (value) => `${value.toFixed(1)} ×`;
