import { html } from 'lit';
import type { ErrorLogEntry } from '../../api/log.ts';
import type { TermDescriber } from '../../api/terms.ts';
import type { AuditEntry } from '../../wire/journal.ts';
import { formatCount, formatDate, formatInstant, today } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { sourceOf, subjectOf } from './log-subject.ts';
import { readableValue } from './readable-value.ts';
import { actionName, type ActionNames } from './action-name.ts';
import type { ErrorGroup } from './error-groups.ts';

const dayOf = (time: string): string => formatDate(today(new Date(time)));

const sourceColumn = (termOf: TermDescriber): GridColumn<{ readonly source: string }> => ({
  key: 'source',
  title: text('log.source'),
  width: 112,
  text: ({ source }) => sourceOf(source, termOf),
});

const lineColumns = (termOf: TermDescriber): readonly GridColumn<ErrorLogEntry>[] => [
  {
    key: 'time',
    title: text('log.time'),
    width: 138,
    text: (row) => formatInstant(row.time),
    sortValue: (row) => row.time,
    groupText: (row) => dayOf(row.time),
  },
  {
    key: 'severity',
    title: text('log.severity'),
    width: 104,
    text: (row) => text(`severity.${row.severity}`),
    cell: (row) =>
      html`<span class="severity ${row.severity}"
        >${icon(row.severity, 14)} ${text(`severity.${row.severity}`)}</span
      >`,
  },
  {
    key: 'document',
    title: text('log.document'),
    width: 150,
    grow: 1,
    text: (row) => row.document ?? '',
  },
  {
    key: 'message',
    title: text('log.message'),
    width: 240,
    grow: 2,
    text: (row) => row.message,
  },
  {
    key: 'advice',
    title: text('log.advice'),
    width: 240,
    grow: 2,
    text: (row) => row.advice ?? '',
  },
  { ...sourceColumn(termOf), isExtra: true },
];

const doneColumn: GridColumn<ErrorLogEntry> = {
  key: 'done',
  title: text('log.state.done'),
  width: 150,
  text: ({ done }) => (done === undefined ? '' : `${formatInstant(done.time)} · ${done.user}`),
  sortValue: ({ done }) => done?.time,
};

const repeatedColumn: GridColumn<ErrorGroup> = {
  key: 'repeated',
  title: text('log.repeated'),
  width: 156,
  text: ({ lines, first }) =>
    lines.length === 1
      ? ''
      : text('log.times', {
          count: formatCount(lines.length),
          first: formatDate(today(new Date(first.time))),
        }),
  sortValue: ({ lines }) => lines.length,
};

/** A group says in its row what its newest line says. */
const ofNewest = (column: GridColumn<ErrorLogEntry>): GridColumn<ErrorGroup> => {
  const { key, title, width, grow, isExtra } = column;
  return {
    key,
    title,
    width,
    ...(grow !== undefined && { grow }),
    ...(isExtra !== undefined && { isExtra }),
    text: ({ newest }) => column.text(newest),
    ...(column.cell && { cell: ({ newest }) => column.cell?.(newest) }),
    ...(column.sortValue && { sortValue: ({ newest }) => column.sortValue?.(newest) }),
    groupText: ({ newest }) => (column.groupText ?? column.text)(newest),
  };
};

/** Columns of the Fehlerprotokoll: who settled it stands there where what is done is shown, how often where something was told again. */
export function errorColumns(
  shown: 'open' | 'done' | 'all',
  termOf: TermDescriber,
  groups: readonly ErrorGroup[] = [],
): readonly GridColumn<ErrorGroup>[] {
  const columns = lineColumns(termOf).map(ofNewest);
  const done = shown === 'open' ? [] : [ofNewest(doneColumn)];
  const repeated = groups.some(({ lines }) => lines.length > 1) ? [repeatedColumn] : [];
  return [...columns.slice(0, -1), ...repeated, ...done, ...columns.slice(-1)];
}

/** Line by line: what the support needs besides what the screen shows in its details (G25). */
export const errorExportColumns = (termOf: TermDescriber): readonly GridColumn<ErrorLogEntry>[] => [
  ...lineColumns(termOf),
  { key: 'code', title: text('log.code'), width: 0, text: (row) => row.code },
  { key: 'user', title: text('log.user'), width: 0, text: (row) => row.user },
  { key: 'run', title: text('log.run'), width: 0, text: (row) => row.batchId ?? '' },
  {
    key: 'details',
    title: text('log.details'),
    width: 0,
    text: ({ details = {} }) =>
      Object.entries(details)
        .map(([name, value]) => `${name}: ${value}`)
        .join(' · '),
  },
  doneColumn,
];

/** Columns of the Logbuch. */
export const auditColumns = (
  names: ActionNames,
  termOf: TermDescriber,
): readonly GridColumn<AuditEntry>[] => [
  {
    key: 'sequence',
    title: text('log.sequence'),
    width: 72,
    align: 'end',
    text: (row) => String(row.sequence),
    sortValue: (row) => row.sequence,
  },
  {
    key: 'time',
    title: text('log.time'),
    width: 138,
    text: (row) => formatInstant(row.time),
    sortValue: (row) => row.time,
    groupText: (row) => dayOf(row.time),
  },
  { key: 'user', title: text('log.user'), width: 112, text: (row) => row.user },
  sourceColumn(termOf),
  {
    key: 'action',
    title: text('log.action'),
    width: 190,
    grow: 1,
    text: (row) => actionName(row.action, names),
  },
  {
    key: 'subject',
    title: text('log.subject'),
    width: 160,
    grow: 1,
    text: (row) => subjectOf(row, termOf),
  },
  {
    key: 'old',
    title: text('log.old'),
    width: 120,
    grow: 1,
    text: (row) => readableValue(row.oldValue, termOf, ' · '),
  },
  {
    key: 'new',
    title: text('log.new'),
    width: 160,
    grow: 2,
    text: (row) => readableValue(row.newValue, termOf, ' · '),
  },
];
