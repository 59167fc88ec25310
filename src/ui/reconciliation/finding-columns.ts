import { html, type TemplateResult } from 'lit';
import { CircleCheck, Info, LoaderCircle, TriangleAlert } from 'lucide';
import type { Finding } from '../../services/reconciliation/reconciliation.ts';
import { sumOfStanding } from '../../services/reconciliation/standing.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { icon } from '../icon.ts';
import { formatDate } from '../format.ts';
import { findingNote, kindText, sideText, type Words } from './finding-text.ts';

function text(value: string): TemplateResult {
  return html`<span class="text">${value}</span>`;
}

/** Sign and words; the colour only repeats them. */
function stateCell(finding: Finding, { words }: Words): TemplateResult {
  const { state, settled, pending } = finding;
  const [sign, tone] = pending
    ? [LoaderCircle, 'muted']
    : state === 'equal'
      ? [CircleCheck, 'success']
      : settled
        ? [Info, 'muted']
        : [TriangleAlert, 'warning'];
  return html`<span class="tag ${tone}">${icon(sign)}</span>${text(words.states[state])}`;
}

/** Columns of the findings. */
export function findingColumns(both: Words): readonly GridColumn<Finding>[] {
  const { columns, none } = both.texts.common;
  const own = both.words.columns;
  return [
    {
      id: 'finding',
      label: own.finding,
      width: 'minmax(180px, 0.6fr)',
      cell: (finding) => stateCell(finding, both),
      title: ({ state }) => both.words.states[state],
      sortKey: ({ state }) => both.words.states[state],
    },
    {
      id: 'kind',
      label: columns.kind,
      width: '148px',
      cell: (finding) => text(kindText(finding, both)),
      title: (finding) => kindText(finding, both),
      sortKey: (finding) => kindText(finding, both),
    },
    {
      id: 'number',
      label: columns.number,
      width: 'minmax(88px, 0.4fr)',
      cell: ({ number }) => text(number === '' ? none : number),
      title: ({ number }) => number,
      sortKey: ({ number }) => number,
    },
    {
      id: 'date',
      label: columns.date,
      width: '92px',
      kind: 'date',
      cell: ({ date }) => (date === undefined ? none : formatDate(date)),
      sortKey: ({ date }) => date,
    },
    {
      id: 'customer',
      label: columns.customer,
      width: 'minmax(160px, 1fr)',
      cell: ({ contactName }) => text(contactName === '' ? none : contactName),
      title: ({ contactName }) => contactName,
      sortKey: ({ contactName }) => contactName,
    },
    ...(['there', 'here'] as const).map((side): GridColumn<Finding> => ({
      id: side,
      label: own[side],
      width: '136px',
      kind: 'money',
      cell: (finding) => sideText(finding, side, both),
      sortKey: (finding) => sumOfStanding(finding[side]),
    })),
    {
      id: 'hint',
      label: columns.hint,
      width: 'minmax(220px, 1.4fr)',
      cell: (finding) => text(findingNote(finding, both)),
      title: (finding) => findingNote(finding, both) || undefined,
      sortKey: (finding) => findingNote(finding, both) || undefined,
    },
  ];
}
