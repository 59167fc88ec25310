import { html } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { DocumentRow } from '../../services/lexoffice/sales-document.ts';
import type { Cents } from '../../services/money/cents.ts';
import { formatCents, formatDate } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';

export interface ListedDocument extends Pick<DocumentRow, 'id' | 'number' | 'date' | 'totalCents'> {
  readonly type: DocumentRow['type'] | 'unknown';
  /** A mark does not know it. */
  readonly contactName?: string;
}

/** Gross with its sign: the list states credit notes without one. */
export const grossOf = ({ type, totalCents }: ListedDocument): Cents =>
  type === 'creditNote' ? -totalCents : totalCents;

/** Documents as the list of Lexware Office has them, or as they were marked. */
export function documentColumns(
  { common: { columns, kinds } }: Texts,
  documents: readonly ListedDocument[],
): readonly GridColumn<ListedDocument>[] {
  const text = (value: string) => html`<span class="text">${value}</span>`;
  const kind = ({ type }: ListedDocument) => kinds[typeof type === 'string' ? type : 'unknown'];
  return [
    {
      id: 'kind',
      label: columns.kind,
      width: '128px',
      cell: (row) => text(kind(row)),
      sortKey: kind,
    },
    {
      id: 'number',
      label: columns.number,
      width: 'minmax(104px, 0.8fr)',
      cell: ({ number }) => text(number),
      title: ({ number }) => number,
      sortKey: ({ number }) => number,
    },
    {
      id: 'date',
      label: columns.date,
      width: '96px',
      kind: 'date',
      cell: ({ date }) => formatDate(date),
      sortKey: ({ date }) => date,
    },
    ...(documents.every(({ contactName }) => contactName === undefined)
      ? []
      : [
          {
            id: 'customer',
            label: columns.customer,
            width: 'minmax(140px, 2fr)',
            cell: ({ contactName = '' }: ListedDocument) => text(contactName),
            title: ({ contactName }: ListedDocument) => contactName,
            sortKey: ({ contactName }: ListedDocument) => contactName,
          },
        ]),
    {
      id: 'gross',
      label: columns.gross,
      width: '120px',
      kind: 'money',
      cell: (row) => formatCents(grossOf(row)),
      sortKey: grossOf,
    },
  ];
}
