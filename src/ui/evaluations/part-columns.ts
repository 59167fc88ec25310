import { html } from 'lit';
import type { Voucher } from '../../../host/api/vouchers.ts';
import type { VoucherPart } from '../../services/evaluations/cell.ts';
import { formatCents, formatDate } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import type { Words } from './words.ts';

/** Columns of the vouchers behind a sum, with what of each counts in it. */
export function partColumns(
  { texts, words }: Words,
  show: (voucher: Voucher) => void,
): readonly GridColumn<VoucherPart>[] {
  const { columns } = texts.common;
  const text = (value: string) => html`<span class="text">${value}</span>`;
  const money = (id: 'netCents' | 'taxCents' | 'grossCents', label: string): GridColumn<VoucherPart> => ({
    id,
    label,
    width: '112px',
    kind: 'money',
    cell: (part) => formatCents(part[id]),
    sortKey: (part) => part[id],
  });
  const date = (id: 'postingDate' | 'date', label: string): GridColumn<VoucherPart> => ({
    id,
    label,
    width: '132px',
    kind: 'date',
    cell: ({ voucher }) => formatDate(voucher[id]),
    sortKey: ({ voucher }) => voucher[id],
  });
  return [
    date('postingDate', words.columns.postingDate),
    date('date', words.columns.documentDate),
    {
      id: 'kind',
      label: columns.kind,
      width: '124px',
      cell: ({ voucher }) => text(texts.common.voucherKinds[voucher.kind]),
      sortKey: ({ voucher }) => texts.common.voucherKinds[voucher.kind],
    },
    {
      id: 'number',
      label: columns.number,
      width: 'minmax(120px, 0.6fr)',
      cell: ({ voucher }) =>
        html`<button
          type="button"
          class="link"
          aria-label=${words.openVoucher(voucher.number)}
          @click=${() => show(voucher)}
        >
          ${voucher.number}
        </button>`,
      title: ({ voucher }) => voucher.number,
      sortKey: ({ voucher }) => voucher.number,
    },
    {
      id: 'customer',
      label: columns.customer,
      width: 'minmax(140px, 1fr)',
      cell: ({ voucher }) => text(voucher.personName),
      title: ({ voucher }) => voucher.personName,
      sortKey: ({ voucher }) => voucher.personName,
    },
    money('netCents', columns.net),
    money('taxCents', columns.tax),
    money('grossCents', columns.gross),
  ];
}
