import { html } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import type { Selection } from '../../services/invoices/run/import-run.ts';
import { effectCents, effectOf, revenueAccounts } from '../entry-amounts.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { formatCents, formatDate } from '../format.ts';
import { postingDays } from '../posting-days.ts';

/** The documents of the summary: Soll and Haben account side by side. */
export function summaryColumns(
  texts: Texts,
  selection: Selection,
  entries: readonly Entry[],
): readonly GridColumn<Entry>[] {
  const { columns, soll, haben, none, pending } = texts.common;
  const chosen = ({ key }: Entry) => selection.dates?.[key];
  const dateOf = (entry: Entry) =>
    entry.kind === 'cancellation' ? (chosen(entry) ?? entry.date) : entry.date;
  const posted = (entry: Entry) =>
    postingDays(entry, chosen(entry)).filter((day, _, days) => days.length > 1 || day !== dateOf(entry));
  const postedText = (entry: Entry) => posted(entry).map(formatDate).join(' / ');
  const money = (cents: number | undefined) => (cents === undefined ? pending : formatCents(cents));
  const accounts = (entry: Entry) =>
    entry.booking ? revenueAccounts(entry).join(', ') || none : texts.summaryWindow.pendingRow;
  const text = (value: string) => html`<span class="text">${value}</span>`;
  return [
    {
      id: 'kind',
      label: columns.kind,
      width: '128px',
      cell: (entry) => text(texts.common.kinds[entry.kind]),
      sortKey: (entry) => texts.common.kinds[entry.kind],
    },
    {
      id: 'number',
      label: columns.number,
      width: 'minmax(104px, 0.8fr)',
      cell: (entry) => text(entry.number),
      title: (entry) => entry.number,
      sortKey: (entry) => entry.number,
    },
    {
      id: 'date',
      label: columns.date,
      width: '96px',
      kind: 'date',
      cell: (entry) => {
        const date = dateOf(entry);
        return date === undefined ? none : formatDate(date);
      },
      sortKey: dateOf,
    },
    // Only where something is posted on another day than its document's (rules.md 30).
    ...(entries.some((entry) => posted(entry).length > 0)
      ? [
          {
            id: 'posted',
            label: columns.postingDate,
            width: '172px',
            cell: (entry: Entry) => text(postedText(entry)),
            title: postedText,
            sortKey: postedText,
          },
        ]
      : []),
    {
      id: 'customer',
      label: columns.customer,
      width: 'minmax(140px, 2fr)',
      cell: (entry) => text(entry.contactName),
      title: (entry) => entry.contactName,
      sortKey: (entry) => entry.contactName,
    },
    {
      id: 'debit',
      label: soll,
      width: '80px',
      kind: 'date',
      cell: (entry) => entry.booking?.personAccount ?? pending,
      sortKey: (entry) => entry.booking?.personAccount,
    },
    {
      id: 'credit',
      label: haben,
      width: 'minmax(96px, 1fr)',
      cell: (entry) => text(accounts(entry)),
      title: accounts,
      sortKey: accounts,
    },
    {
      id: 'net',
      label: columns.net,
      width: '104px',
      kind: 'money',
      cell: (entry) => money(effectOf(entry, 'netCents')),
      sortKey: (entry) => effectOf(entry, 'netCents'),
    },
    {
      id: 'tax',
      label: columns.tax,
      width: '92px',
      kind: 'money',
      cell: (entry) => money(effectOf(entry, 'taxCents')),
      sortKey: (entry) => effectOf(entry, 'taxCents'),
    },
    {
      id: 'gross',
      label: columns.gross,
      width: '108px',
      kind: 'money',
      cell: (entry) => formatCents(effectCents(entry)),
      sortKey: effectCents,
    },
  ];
}
