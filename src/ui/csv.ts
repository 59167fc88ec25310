/** Quoted, and a leading formula sign disarmed: the values come from outside (E20). An amount stays a number. */
function field(value: string): string {
  const isAmount = /^-?[\d.]+,\d{2}$/.test(value);
  const safe = !isAmount && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Semicolons, CRLF and a byte order mark, as a German Excel opens it. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((line) => line.map(field).join(';')).join('\r\n')}\r\n`;
}
