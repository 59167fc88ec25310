import { html } from 'lit';
import type { ErrorLogEntry } from '../../api/log.ts';
import type { AuditEntry } from '../../wire/journal.ts';
import { formatInstant } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';

/** Columns of the Fehlerprotokoll. */
export const errorColumns: readonly GridColumn<ErrorLogEntry>[] = [
  {
    key: 'time',
    title: text('log.time'),
    width: '132px',
    text: (row) => formatInstant(row.time),
    sortValue: (row) => row.time,
  },
  {
    key: 'severity',
    title: text('log.severity'),
    width: '104px',
    text: (row) => text(`severity.${row.severity}`),
    cell: (row) =>
      html`<span class="severity ${row.severity}"
        >${icon(row.severity, 14)} ${text(`severity.${row.severity}`)}</span
      >`,
  },
  {
    key: 'document',
    title: text('log.document'),
    width: 'minmax(160px, 1fr)',
    text: (row) => row.document ?? '',
  },
  {
    key: 'message',
    title: text('log.message'),
    width: 'minmax(240px, 2fr)',
    text: (row) => row.message,
    cell: (row) => html`<span title=${row.message}>${row.message}</span>`,
  },
  {
    key: 'advice',
    title: text('log.advice'),
    width: 'minmax(200px, 2fr)',
    text: (row) => row.advice ?? '',
    cell: (row) => html`<span title=${row.advice ?? ''}>${row.advice}</span>`,
  },
  { key: 'source', title: text('log.source'), width: '96px', text: (row) => row.source },
];

const shown = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Columns of the Logbuch. */
export const auditColumns: readonly GridColumn<AuditEntry>[] = [
  {
    key: 'sequence',
    title: text('log.sequence'),
    width: '72px',
    align: 'end',
    text: (row) => String(row.sequence),
    sortValue: (row) => row.sequence,
  },
  {
    key: 'time',
    title: text('log.time'),
    width: '132px',
    text: (row) => formatInstant(row.time),
    sortValue: (row) => row.time,
  },
  { key: 'user', title: text('log.user'), width: '112px', text: (row) => row.user },
  { key: 'source', title: text('log.source'), width: '96px', text: (row) => row.source },
  { key: 'action', title: text('log.action'), width: 'minmax(150px, 1fr)', text: (row) => row.action },
  { key: 'subject', title: text('log.subject'), width: 'minmax(160px, 1fr)', text: (row) => row.subject },
  { key: 'old', title: text('log.old'), width: 'minmax(120px, 1fr)', text: (row) => shown(row.oldValue) },
  { key: 'new', title: text('log.new'), width: 'minmax(160px, 2fr)', text: (row) => shown(row.newValue) },
];
