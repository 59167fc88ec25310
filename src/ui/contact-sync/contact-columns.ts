import { html } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlanRow, ContactState } from '../../services/contacts/contact-plan.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { changeText, noteText } from './contact-text.ts';

/** Columns of one tab; only changed rows have changes to show. */
export function contactColumns(texts: Texts, state: ContactState): readonly GridColumn<ContactPlanRow>[] {
  const { columns, none } = texts.common;
  const text = (value: string) => html`<span class="text">${value === '' ? none : value}</span>`;
  const changes = (row: ContactPlanRow) =>
    row.changes
      .map((change) =>
        change.kept ? `${changeText(change, texts)} (${texts.contactSync.kept})` : changeText(change, texts),
      )
      .join(' · ');
  const city = ({ fields }: ContactPlanRow) => `${fields.postalCode ?? ''} ${fields.city ?? ''}`.trim();
  return [
    {
      id: 'number',
      label: texts.contactSync.columns.number,
      width: '96px',
      kind: 'date',
      cell: (row) => text(row.number ?? ''),
      title: (row) => row.number,
      sortKey: (row) => row.number,
    },
    {
      id: 'name',
      label: columns.name,
      width: 'minmax(160px, 1.2fr)',
      cell: (row) => text(row.name),
      title: (row) => row.fields.fullName ?? row.name,
      sortKey: (row) => row.name,
    },
    {
      id: 'city',
      label: columns.city,
      width: 'minmax(120px, 0.8fr)',
      cell: (row) => text(city(row)),
      title: city,
      sortKey: (row) => row.fields.city,
    },
    ...(state === 'changed'
      ? [
          {
            id: 'changes',
            label: texts.contactSync.columns.changes,
            width: 'minmax(220px, 2fr)',
            cell: (row: ContactPlanRow) => text(changes(row)),
            title: changes,
          },
        ]
      : []),
    {
      id: 'note',
      label:
        state === 'refused' || state === 'conflict' ? columns.reason : texts.contactSync.columns.warnings,
      width: state === 'changed' ? 'minmax(120px, 1fr)' : 'minmax(220px, 2.4fr)',
      cell: (row) => text(noteText(row, texts)),
      title: (row) => noteText(row, texts) || undefined,
      sortKey: (row) => noteText(row, texts) || undefined,
    },
  ];
}
