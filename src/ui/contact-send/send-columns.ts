import type { SendTexts } from '../../l10n/de/contact-send.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { SendResult } from '../../services/contacts/outbound/send-result.ts';
import type { SendRow, SendState } from '../../services/contacts/outbound/send-plan.ts';
import { changesColumn, personColumns, textCell } from '../contact-lists/person-columns.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { noteText, resultText } from './send-text.ts';

/** Columns of one tab of the preview. */
export function sendColumns(
  texts: Texts,
  sendTexts: SendTexts,
  state: SendState,
): readonly GridColumn<SendRow>[] {
  const note = (row: SendRow) => noteText(row, texts, sendTexts);
  return [
    ...personColumns<SendRow>(texts, sendTexts.columns.number),
    ...(state === 'changed' ? [changesColumn<SendRow>(texts)] : []),
    {
      id: 'note',
      label: state === 'refused' ? texts.common.columns.reason : texts.common.columns.hint,
      width: state === 'changed' ? 'minmax(120px, 1fr)' : 'minmax(220px, 2.4fr)',
      cell: (row) => textCell(note(row), texts),
      title: (row) => note(row) || undefined,
      sortKey: (row) => note(row) || undefined,
    },
  ];
}

/** Columns of the result. */
export function resultColumns(texts: Texts, sendTexts: SendTexts): readonly GridColumn<SendResult>[] {
  const { columns } = texts.common;
  const note = (result: SendResult) => resultText(result, texts, sendTexts);
  return [
    {
      id: 'number',
      label: sendTexts.columns.number,
      width: '104px',
      kind: 'date',
      cell: ({ row }) => textCell(row.number, texts),
      sortKey: ({ row }) => row.number,
    },
    {
      id: 'name',
      label: columns.name,
      width: 'minmax(160px, 1.2fr)',
      cell: ({ row }) => textCell(row.name, texts),
      title: ({ row }) => row.name,
      sortKey: ({ row }) => row.name,
    },
    {
      id: 'result',
      label: sendTexts.columns.result,
      width: '120px',
      cell: ({ kind }) => textCell(sendTexts.results[kind], texts),
      sortKey: ({ kind }) => sendTexts.results[kind],
    },
    {
      id: 'there',
      label: sendTexts.columns.there,
      width: '180px',
      kind: 'date',
      cell: ({ number }) => textCell(number ?? '', texts),
      sortKey: ({ number }) => number,
    },
    {
      id: 'note',
      label: columns.hint,
      width: 'minmax(220px, 2.4fr)',
      cell: (result) => textCell(note(result), texts),
      title: (result) => note(result) || undefined,
    },
  ];
}
