import { html } from 'lit';
import { formatDate, formatMoney, formatMonth, today } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { text } from '../l10n/text.ts';
import { overdueDays } from './ageing.ts';
import { statedPayment } from './stated-payment.ts';
import type { OpenItem } from './open-items.ts';

const status = (item: OpenItem): string => {
  if (item.openCents === 0) return text('openItem.settled');
  if (item.openCents < 0) return text('openItem.credit');
  const days = overdueDays(item, today());
  if (days <= 0) return text(days === 0 ? 'openItem.dueToday' : 'openItem.notDue');
  return days === 1 ? text('openItem.overdueOne') : text('openItem.overdue', { days });
};

/** Columns of the ZV-Liste. */
export const openItemColumns: readonly GridColumn<OpenItem>[] = [
  {
    key: 'due',
    title: text('voucher.due'),
    width: 100,
    text: (row) => formatDate(row.dueDate),
    sortValue: (row) => row.dueDate,
    groupText: (row) => formatMonth(row.dueDate),
  },
  { key: 'number', title: text('voucher.number'), width: 116, grow: 1, text: (row) => row.number },
  {
    key: 'person',
    title: text('voucher.person.customers'),
    width: 150,
    grow: 3,
    text: (row) => row.personName,
  },
  { key: 'account', title: text('person.account'), width: 76, text: (row) => row.personAccount },
  {
    key: 'date',
    title: text('voucher.date'),
    width: 100,
    text: (row) => formatDate(row.date),
    sortValue: (row) => row.date,
    groupText: (row) => formatMonth(row.date),
  },
  {
    key: 'original',
    title: text('voucher.amount'),
    width: 108,
    align: 'end',
    text: (row) => formatMoney(row.originalCents),
    sortValue: (row) => row.originalCents,
    cents: (row) => row.originalCents,
  },
  {
    key: 'open',
    title: text('openItem.open'),
    width: 108,
    align: 'end',
    text: (row) => formatMoney(row.openCents),
    sortValue: (row) => row.openCents,
    cents: (row) => row.openCents,
  },
  {
    key: 'status',
    title: text('openItem.status'),
    width: 150,
    grow: 1,
    text: status,
    cell: (row) =>
      html`<span class=${row.openCents > 0 && overdueDays(row, today()) > 0 ? 'tag warning' : ''}
        >${status(row)}</span
      >`,
    sortValue: (row) => overdueDays(row, today()),
  },
  {
    key: 'payment',
    title: text('voucher.payment'),
    width: 152,
    text: (row) => statedPayment(row.voucher.payment),
    sortValue: (row) => row.voucher.payment?.paidOn ?? row.voucher.payment?.state,
  },
];
