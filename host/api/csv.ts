/** Lets Excel read umlauts. */
const BYTE_ORDER_MARK = '\uFEFF';

/** An amount with its sign is a number, whatever its first character. */
const AMOUNT = /^-[\d.]+,\d{2}$/;

export interface CsvLine {
  /** As a spreadsheet counts: the first line of the file is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * A table as a file that a German Excel opens: semicolons, quotes where needed, CRLF, a byte order mark. Cells that a spreadsheet would run
 * as a formula are disarmed by an apostrophe, since names and texts come from outside (E20): also behind blanks, which a spreadsheet drops, and
 * in the wide forms that it reads as the narrow ones.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(written).join(';')}\r\n`).join('');
}

function written(cell: string): string {
  const safe = /^[\s\u200b]*[=+\-@＝＋－＠]|^[\t\r]/.test(cell) && !AMOUNT.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads what `toCsv` writes and what Excel saves: semicolons, quotes, any line end. Cells are trimmed, empty lines left out. */
export function parseCsv(content: string): readonly CsvLine[] {
  const text = content.replace(BYTE_ORDER_MARK, '');
  const lines: string[][] = [[]];
  const token = /"((?:[^"]|"")*)"|([^;\r\n]*)/y;
  for (let at = 0; at <= text.length;) {
    token.lastIndex = at;
    const match = token.exec(text);
    lines.at(-1)?.push((match?.[1]?.replaceAll('""', '"') ?? match?.[2] ?? '').trim());
    at = token.lastIndex;
    if (text.startsWith('\r\n', at)) at += 1;
    if (/[\r\n]/.test(text.charAt(at))) lines.push([]);
    at += 1;
  }
  return lines
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** The text of a file: UTF-8, or what a German Excel writes as "CSV (Trennzeichen-getrennt)". */
export function decodeCsv(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
