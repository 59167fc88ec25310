import { html, nothing } from 'lit';
import type { VoucherRecord } from '../../wire/vouchers.ts';
import { formatDate, formatMoney, formatMonth } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { statedPayment } from './stated-payment.ts';

type Column = GridColumn<VoucherRecord>;

const date: Column = {
  key: 'date',
  title: text('voucher.date'),
  width: 100,
  text: (row) => formatDate(row.date),
  sortValue: (row) => row.date,
  groupText: (row) => formatMonth(row.date),
};

/** Only where the books count the voucher by another day than its own (rules.md 30). */
const postingDate: Column = {
  key: 'postingDate',
  title: text('voucher.postingDate'),
  width: 116,
  text: (row) => (row.postingDate === row.date ? '' : formatDate(row.postingDate)),
  sortValue: (row) => row.postingDate,
  groupText: (row) => formatMonth(row.postingDate),
};

const number: Column = {
  key: 'number',
  title: text('voucher.number'),
  width: 116,
  grow: 1,
  text: (row) => row.number,
};

const kind: Column = {
  key: 'kind',
  title: text('voucher.kind'),
  width: 104,
  text: (row) => text(`kind.${row.kind}`),
};

const person = (title: string): Column => ({
  key: 'person',
  title,
  width: 150,
  grow: 3,
  text: (row) => row.personName,
  cell: (row) => html`<span title=${row.personName}>${row.personName}</span>`,
});

const account: Column = {
  key: 'account',
  title: text('person.account'),
  width: 76,
  text: (row) => row.personAccount,
};

const amount: Column = {
  key: 'amount',
  title: text('voucher.amount'),
  width: 108,
  align: 'end',
  text: (row) => formatMoney(row.grossCents),
  sortValue: (row) => row.grossCents,
  cents: (row) => (row.deleted ? 0 : row.grossCents),
};

const due: Column = {
  key: 'due',
  title: text('voucher.due'),
  width: 100,
  text: (row) => formatDate(row.dueDate),
  sortValue: (row) => row.dueDate,
  groupText: (row) => formatMonth(row.dueDate),
};

const note: Column = {
  key: 'note',
  title: text('voucher.note'),
  width: 120,
  grow: 1,
  text: (row) =>
    [
      row.deleted ? text('voucher.deleted') : '',
      row.missingAttachment === undefined ? '' : text('voucher.missing'),
      ...(row.hints ?? []),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  cell: (row) => html`
    ${row.deleted ? html`<span class="tag danger">${text('voucher.deleted')}</span>` : nothing}
    ${
      row.missingAttachment === undefined
        ? nothing
        : html`<span class="tag warning" title=${row.missingAttachment}
            >${icon('missing', 12)} ${text('voucher.missing')}</span
          >`
    }
    <span title=${(row.hints ?? []).join('\n')}>${(row.hints ?? []).join(' · ')}</span>
  `,
};

const payment: Column = {
  key: 'payment',
  title: text('voucher.payment'),
  width: 152,
  text: (row) => statedPayment(row.payment),
  sortValue: (row) => row.payment?.paidOn ?? row.payment?.state,
};

const kreis: Column = {
  key: 'belegkreis',
  title: text('voucher.belegkreis'),
  width: 100,
  text: (row) => text(`cockpit.${row.belegkreis}`),
};

/**
 * Columns of a Belegliste; the archive shows all Belegkreise and says which.
 * @param vouchers those that are shown; without one that is posted on another day there is no column for that
 */
export function voucherColumns(
  belegkreis: VoucherRecord['belegkreis'] | undefined,
  vouchers: readonly VoucherRecord[],
): readonly Column[] {
  const who = person(
    belegkreis === undefined ? text('voucher.person') : text(`voucher.person.${belegkreis}`),
  );
  return [
    date,
    ...(vouchers.some((voucher) => voucher.postingDate !== voucher.date) ? [postingDate] : []),
    number,
    kind,
    who,
    account,
    amount,
    due,
    ...(belegkreis === 'customers' ? [payment] : []),
    note,
    ...(belegkreis === undefined ? [kreis] : []),
  ];
}

/** What a file of the list says besides: both dates in full, and whom the tax goes by (rules.md 31). */
export const voucherExportColumns = (
  belegkreis: VoucherRecord['belegkreis'] | undefined,
): readonly Column[] => [
  date,
  { ...postingDate, text: (row: VoucherRecord) => formatDate(row.postingDate) },
  ...voucherColumns(belegkreis, []).slice(1),
  { key: 'country', title: text('voucher.country'), width: 0, text: (row) => row.countryCode ?? '' },
  { key: 'vatId', title: text('person.vatId'), width: 0, text: (row) => row.vatId ?? '' },
];
