import { html, nothing, type TemplateResult } from 'lit';
import { Info, LoaderCircle, TriangleAlert } from 'lucide';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry } from '../../services/invoices/rules/entry.ts';
import type { Cents } from '../../services/money/cents.ts';
import { effectCents, netCents, revenueAccounts, taxCents } from '../entry-amounts.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { icon } from '../icon.ts';
import { formatCents, formatDate } from '../format.ts';
import { hintText } from './hint-text.ts';
import { refusalOf } from '../../services/invoices/rules/person-refusal.ts';

function kindText(entry: Entry, texts: Texts): string {
  return entry.kind === 'invoice' && entry.document?.closingInvoice
    ? texts.importWindow.closingInvoice
    : texts.common.kinds[entry.kind];
}

/** In one line: reason, what it refers to, hints. */
function noteText(entry: Entry, texts: Texts): string {
  const t = texts.importWindow;
  return [
    ...(entry.reason === undefined || refusalOf(entry) ? [] : [t.reasons[entry.reason]]),
    ...(entry.detail === 'failed' ? [t.detailFailed] : []),
    ...(entry.reversal ? [t.correctionBy(formatCents(effectCents(entry)))] : []),
    ...(entry.relatedNumber === undefined ? [] : [t.relatedTo(entry.relatedNumber)]),
    ...entry.hints.map((hint) => hintText(hint, texts)),
  ].join(' · ');
}

function text(value: string): TemplateResult {
  return html`<span class="text">${value}</span>`;
}

function amount(entry: Entry, cents: Cents | undefined, texts: Texts): TemplateResult {
  if (cents !== undefined) return html`${formatCents(cents)}`;
  return entry.detail === 'pending'
    ? html`<span class="muted" title=${texts.importWindow.detailPending}>${texts.common.pending}</span>`
    : html`<span class="muted">${texts.common.none}</span>`;
}

function note(entry: Entry, texts: Texts, action: unknown): TemplateResult {
  const words = noteText(entry, texts);
  const tone = entry.class === 'blocked' ? 'warning' : entry.class === 'offered' ? 'warning' : 'muted';
  const sign =
    entry.class === 'blocked' || entry.class === 'offered'
      ? icon(TriangleAlert)
      : entry.hints.some(({ code }) => code === 'being-checked')
        ? icon(LoaderCircle)
        : words === ''
          ? nothing
          : icon(Info);
  return html`<span class="tag ${tone}">${sign}</span>${text(words)}${action}`;
}

/** Columns of the import window; the sections below the list leave out what they do not know. */
export function entryColumns(
  texts: Texts,
  action: (entry: Entry) => unknown = () => nothing,
): readonly GridColumn<Entry>[] {
  const { columns, none } = texts.common;
  const accounts = (entry: Entry) => revenueAccounts(entry).join(', ');
  return [
    {
      id: 'kind',
      label: columns.kind,
      width: '120px',
      cell: (entry) => text(kindText(entry, texts)),
      sortKey: (entry) => kindText(entry, texts),
    },
    {
      id: 'number',
      label: columns.number,
      width: 'minmax(84px, 0.2fr)',
      cell: (entry) => text(entry.number === '' ? none : entry.number),
      title: (entry) => entry.number,
      sortKey: (entry) => entry.number,
    },
    {
      id: 'date',
      label: columns.date,
      width: '92px',
      kind: 'date',
      cell: (entry) => (entry.date === undefined ? none : formatDate(entry.date)),
      sortKey: (entry) => entry.date,
    },
    {
      id: 'customer',
      label: columns.customer,
      width: 'minmax(140px, 1fr)',
      cell: (entry) => text(entry.contactName === '' ? none : entry.contactName),
      title: (entry) => entry.contactName,
      sortKey: (entry) => entry.contactName,
    },
    {
      id: 'net',
      label: columns.net,
      width: '98px',
      kind: 'money',
      cell: (entry) => amount(entry, netCents(entry), texts),
      sortKey: netCents,
    },
    {
      id: 'tax',
      label: columns.tax,
      width: '82px',
      kind: 'money',
      cell: (entry) => amount(entry, taxCents(entry), texts),
      sortKey: taxCents,
    },
    {
      id: 'gross',
      label: columns.gross,
      width: '98px',
      kind: 'money',
      cell: (entry) => formatCents(entry.grossCents),
      sortKey: (entry) => entry.grossCents,
    },
    {
      id: 'account',
      label: columns.account,
      width: '84px',
      cell: (entry) => text(accounts(entry) || (entry.detail === 'pending' ? texts.common.pending : none)),
      title: accounts,
      sortKey: (entry) => accounts(entry) || undefined,
    },
    {
      id: 'hint',
      label: columns.hint,
      width: 'minmax(250px, 1.3fr)',
      cell: (entry) => note(entry, texts, action(entry)),
      title: (entry) => noteText(entry, texts) || undefined,
      sortKey: (entry) => noteText(entry, texts) || undefined,
    },
  ];
}
