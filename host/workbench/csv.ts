/** Semicolons, quotes where needed, CRLF: what German Excel reads. Cells that a spreadsheet would run as a formula are defused. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n';
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads what `toCsv` writes and what Excel saves: semicolons, quotes, any line end, an optional byte order mark. */
export function parseCsv(content: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const source = content.replace(/^\uFEFF/, '');
  const pattern = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n|\n|\r|$)/y;
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source);
    if (match === null) throw new Error(`CSV: line ${String(rows.length + 1)}`);
    row.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
    if (match[3] === ';') {
      if (pattern.lastIndex === source.length) row.push('');
      else continue;
    }
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
  }
  return rows;
}
