import { html } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { EntryOutcome, RunResult } from '../../services/invoices/run/import-run.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { formatCents, formatDate } from '../format.ts';
import { reasonText } from '../reason-text.ts';
import { problemText } from '../problem-text.ts';

export type OutcomeRow = RunResult['outcomes'][number];

/** Why an entry was not booked, and what to do. */
function outcomeReason(
  { entry, outcome }: OutcomeRow,
  texts: Texts,
): { readonly message: string; readonly advice: string } {
  switch (outcome.kind) {
    case 'leftOut':
    case 'blocked':
      return reasonText(outcome.reason, entry, texts);
    case 'failed':
      return problemText(texts, outcome.code);
    case 'unknown':
      return texts.run.unknown;
    case 'imported':
    case 'alreadyTransferred':
      return { message: '', advice: '' };
  }
}

export function outcomeColumns(texts: Texts, kind: EntryOutcome['kind']): readonly GridColumn<OutcomeRow>[] {
  const { columns, none } = texts.common;
  const text = (value: string) => html`<span class="text">${value}</span>`;
  const reason = (row: OutcomeRow) => {
    const { message, advice } = outcomeReason(row, texts);
    return [message, advice].filter(Boolean).join(message.endsWith('.') ? ' ' : '. ');
  };
  return [
    {
      id: 'kind',
      label: columns.kind,
      width: '128px',
      cell: ({ entry }) => text(texts.common.kinds[entry.kind]),
      sortKey: ({ entry }) => texts.common.kinds[entry.kind],
    },
    {
      id: 'number',
      label: columns.number,
      width: 'minmax(104px, 0.6fr)',
      cell: ({ entry }) => text(entry.number || none),
      title: ({ entry }) => entry.number,
      sortKey: ({ entry }) => entry.number,
    },
    {
      id: 'date',
      label: columns.date,
      width: '96px',
      kind: 'date',
      cell: ({ entry }) => (entry.date === undefined ? none : formatDate(entry.date)),
      sortKey: ({ entry }) => entry.date,
    },
    {
      id: 'customer',
      label: columns.customer,
      width: 'minmax(140px, 1fr)',
      cell: ({ entry }) => text(entry.contactName || none),
      title: ({ entry }) => entry.contactName,
      sortKey: ({ entry }) => entry.contactName,
    },
    {
      id: 'gross',
      label: columns.gross,
      width: '108px',
      kind: 'money',
      cell: ({ entry }) => formatCents(entry.grossCents),
      sortKey: ({ entry }) => entry.grossCents,
    },
    ...(kind === 'imported' || kind === 'alreadyTransferred'
      ? []
      : [
          {
            id: 'reason',
            label: columns.reason,
            width: 'minmax(240px, 2.4fr)',
            cell: (row: OutcomeRow) => text(reason(row)),
            title: reason,
            sortKey: reason,
          },
        ]),
  ];
}
