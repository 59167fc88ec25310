import { html, nothing } from 'lit';
import type { Person } from '../../api/persons.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { text } from '../l10n/text.ts';

/** Columns of the Personenstammdaten. */
export const personColumns: readonly GridColumn<Person>[] = [
  { key: 'account', title: text('person.fibu'), width: '88px', text: (row) => row.accountNumber },
  {
    key: 'name',
    title: text('person.name'),
    width: 'minmax(200px, 2fr)',
    text: (row) => row.name,
    cell: (row) => html`
      <span title=${row.fullName ?? row.name}>${row.name}</span>
      ${row.archived ? html`<span class="tag">${text('person.archived')}</span>` : nothing}
      ${row.deleted ? html`<span class="tag danger">${text('person.deleted')}</span>` : nothing}
    `,
  },
  { key: 'role', title: text('person.role'), width: '96px', text: (row) => text(`role.${row.role}`) },
  {
    key: 'city',
    title: text('person.city'),
    width: 'minmax(130px, 1fr)',
    text: (row) => [row.postalCode, row.city].filter(Boolean).join(' '),
    sortValue: (row) => row.city,
  },
  { key: 'email', title: text('person.email'), width: 'minmax(150px, 1fr)', text: (row) => row.email ?? '' },
  { key: 'vatId', title: text('person.vatId'), width: '128px', text: (row) => row.vatId ?? '' },
  {
    key: 'origin',
    title: text('person.origin'),
    width: '104px',
    text: (row) => row.externalKey?.split(':')[0] ?? text('person.byHand'),
  },
];
