import { toCsv } from '../../../host/api/csv.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlan } from '../../services/contacts/contact-plan.ts';
import { problemText } from '../problem-text.ts';
import { reasonText } from './contact-text.ts';

/** Refused contacts and conflicts with reason and advice. */
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
  return toCsv([head, ...rows]);
}
