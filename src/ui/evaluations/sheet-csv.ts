import { toCsv } from '../../../host/api/csv.ts';
import { formatCents } from '../format.ts';
import type { Figure, Sheet } from './sheet.ts';
import type { Words } from './words.ts';

/** Without a point for thousands and with cents, so that a spreadsheet takes it as a number everywhere. */
function written(figure: Figure): string {
  if (figure === undefined) return '';
  const cents = typeof figure === 'number' ? figure : figure.euros * 100;
  return formatCents(cents).replaceAll('.', '');
}

/** Every row with its period; sums of periods are the spreadsheet's. */
export function sheetCsv({ texts, figures, sections }: Sheet, { words }: Words): string {
  const { period, vouchers } = words.columns;
  return toCsv([
    [period, ...texts, vouchers, ...figures],
    ...sections.flatMap(({ title, rows }) =>
      rows.map((row) => [title, ...row.texts, String(row.parts.length), ...row.figures.map(written)]),
    ),
  ]);
}
