import { html, nothing } from 'lit';
import type { Person } from '../../api/persons.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { text } from '../l10n/text.ts';

/** Columns of the Personenstammdaten. */
export const personColumns: readonly GridColumn<Person>[] = [
  { key: 'account', title: text('person.fibu'), width: 88, text: (row) => row.accountNumber },
  {
    key: 'name',
    title: text('person.name'),
    width: 200,
    grow: 2,
    text: (row) => row.name,
    cell: (row) => html`
      <span title=${row.fullName ?? row.name}>${row.name}</span>
      ${row.archived ? html`<span class="tag">${text('person.archived')}</span>` : nothing}
      ${row.deleted ? html`<span class="tag danger">${text('person.deleted')}</span>` : nothing}
    `,
  },
  { key: 'role', title: text('person.role'), width: 96, text: (row) => text(`role.${row.role}`) },
  {
    key: 'city',
    title: text('person.city'),
    width: 130,
    grow: 1,
    text: (row) => [row.postalCode, row.city].filter(Boolean).join(' '),
    sortValue: (row) => row.city,
  },
  { key: 'email', title: text('person.email'), width: 150, grow: 1, text: (row) => row.email ?? '' },
  { key: 'vatId', title: text('person.vatId'), width: 128, text: (row) => row.vatId ?? '' },
  {
    key: 'origin',
    title: text('person.origin'),
    width: 104,
    text: (row) => row.externalKey?.split(':')[0] ?? text('person.byHand'),
  },
];
