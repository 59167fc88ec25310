import type { Problem } from '../../l10n/de/problems.ts';
import type { ContactPlanRow } from './contact-plan.ts';

/** Byte order mark: without it Excel reads UTF-8 as Windows-1252. */
const BOM = '\ufeff';

/** Rows that were not taken over, as a CSV for the one who puts the numbers right. */
export function refusedCsv(
  rows: readonly ContactPlanRow[],
  headings: {
    readonly number: string;
    readonly name: string;
    readonly reason: string;
    readonly advice: string;
  },
  problemOf: (code: string) => Problem,
): string {
  const lines = rows
    .filter(({ state }) => state === 'refused' || state === 'conflict')
    .map(({ number, name, reason, conflictWith }) => {
      const { message, advice } = problemOf(reason ?? 'internal');
      const text = conflictWith === undefined ? message : `${message} (${conflictWith})`;
      return [number ?? '', name, text, advice];
    });
  const all = [[headings.number, headings.name, headings.reason, headings.advice], ...lines];
  return BOM + all.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('');
}

/** Quoted always; an apostrophe keeps a spreadsheet from running what looks like a formula (E20). */
function cell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
