import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlan } from '../../services/contacts/contact-plan.ts';
import { problemText } from '../problem-text.ts';
import { reasonText } from './contact-text.ts';

/** Quoted, and a leading formula sign disarmed: the values come from outside (E20). */
function field(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Refused contacts and conflicts with reason and advice: semicolons and a byte order mark, as a German Excel opens it. */
export function refusedCsv(plan: ContactPlan, texts: Texts): string {
  const { columns, contactStates } = texts.common;
  const rows = plan.rows
    .filter(({ state }) => state === 'refused' || state === 'conflict')
    .map((row) => [
      contactStates[row.state],
      row.number ?? '',
      row.name,
      reasonText(row, texts),
      row.reason === undefined ? '' : problemText(texts, row.reason).advice,
    ]);
  const head = [columns.state, columns.number, columns.name, columns.reason, columns.hint];
  return `\uFEFF${[head, ...rows].map((row) => row.map(field).join(';')).join('\r\n')}\r\n`;
}
