import { toCsv } from '../../../host/api/csv.ts';
import { sumOfStanding } from '../../services/reconciliation/standing.ts';
import type { Reconciliation } from '../../services/reconciliation/reconciliation.ts';
import { formatCents, formatDate } from '../format.ts';
import { findingNote, gapText, kindText, type Words } from './finding-text.ts';

/** The whole reconciliation as a file: months with their kinds, every document, gaps; three tables with an empty line between. */
export function reconciliationCsv({ months, findings, gaps }: Reconciliation, both: Words): string {
  const { words, texts } = both;
  const { columns } = texts.common;
  const own = words.columns;
  const day = (date: string | undefined) => (date === undefined ? '' : formatDate(date));
  // Without a point for thousands, so that a spreadsheet takes it as a number everywhere.
  const amount = (cents: number) => formatCents(cents).replaceAll('.', '');
  return toCsv([
    [
      own.month,
      columns.kind,
      words.countOf(own.there),
      words.countOf(own.here),
      words.sumOf(own.there),
      words.sumOf(own.here),
      own.difference,
    ],
    ...months.flatMap(({ month, kinds }) =>
      kinds.map(([kind, { there, here }]) => [
        month,
        words.kinds[kind],
        String(there.count),
        String(here.count),
        amount(there.cents),
        amount(here.cents),
        amount(there.cents - here.cents),
      ]),
    ),
    [],
    [
      own.finding,
      columns.kind,
      columns.number,
      columns.date,
      own.createdOn,
      columns.customer,
      own.there,
      own.here,
      own.difference,
      columns.hint,
    ],
    ...findings.map((finding) => {
      const [there, here] = [sumOfStanding(finding.there), sumOfStanding(finding.here)];
      return [
        words.states[finding.state],
        kindText(finding, both),
        finding.number,
        day(finding.date),
        day(finding.createdOn),
        finding.contactName,
        amount(there),
        amount(here),
        amount(there - here),
        findingNote(finding, both),
      ];
    }),
    ...(gaps.length === 0 ? [] : [[], [words.gaps], ...gaps.map((gap) => [gapText(gap, both)])]),
  ]);
}
