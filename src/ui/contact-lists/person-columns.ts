import { html, type TemplateResult } from 'lit';
import type { PersonFields } from '../../../host/api/persons.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { FieldChange } from '../../services/contacts/contact-plan.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { changeText } from '../contact-sync/contact-text.ts';

/** What the rows of both directions have in common. */
interface PersonRow {
  readonly number?: string;
  readonly name: string;
  readonly fields: PersonFields;
  readonly changes: readonly FieldChange[];
}

export function textCell(value: string, texts: Texts): TemplateResult {
  return html`<span class="text">${value === '' ? texts.common.none : value}</span>`;
}

/** Number, name and city. */
export function personColumns<Row extends PersonRow>(
  texts: Texts,
  numberLabel: string,
): readonly GridColumn<Row>[] {
  const { columns } = texts.common;
  const city = ({ fields }: Row) => `${fields.postalCode ?? ''} ${fields.city ?? ''}`.trim();
  return [
    {
      id: 'number',
      label: numberLabel,
      width: '96px',
      kind: 'date',
      cell: (row) => textCell(row.number ?? '', texts),
      title: (row) => row.number,
      sortKey: (row) => row.number,
    },
    {
      id: 'name',
      label: columns.name,
      width: 'minmax(160px, 1.2fr)',
      cell: (row) => textCell(row.name, texts),
      title: (row) => row.fields.fullName ?? row.name,
      sortKey: (row) => row.name,
    },
    {
      id: 'city',
      label: columns.city,
      width: 'minmax(120px, 0.8fr)',
      cell: (row) => textCell(city(row), texts),
      title: city,
      sortKey: (row) => row.fields.city,
    },
  ];
}

export function changesColumn<Row extends PersonRow>(texts: Texts): GridColumn<Row> {
  const t = texts.contactSync;
  const changes = (row: Row) =>
    row.changes
      .map((change) => (change.kept ? `${changeText(change, texts)} (${t.kept})` : changeText(change, texts)))
      .join(' · ');
  return {
    id: 'changes',
    label: t.columns.changes,
    width: 'minmax(220px, 2fr)',
    cell: (row) => textCell(changes(row), texts),
    title: changes,
  };
}
