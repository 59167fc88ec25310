import type { OfficeRow, QueuedRunRow } from '../../wire/office.ts';
import { formatCount, formatDate, formatInstant } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { text } from '../l10n/text.ts';
import { stateText, type JobTitles } from './run-columns.ts';

const number = (value: number | undefined): string => (value === undefined ? '' : formatCount(value));

/** Columns of the Kanzleiübersicht; a number that nobody has counted yet stays empty. */
export const officeColumns = (titles: JobTitles): readonly GridColumn<OfficeRow>[] => [
  { key: 'mandant', title: text('office.mandant'), width: 200, grow: 2, text: (row) => row.mandant.name },
  {
    key: 'lastRun',
    title: text('office.lastRun'),
    width: 240,
    grow: 2,
    text: ({ lastRun }) =>
      lastRun === undefined
        ? text('office.never')
        : `${formatInstant(lastRun.finishedAt ?? lastRun.createdAt)} ${titles[lastRun.job] ?? lastRun.job}: ${stateText(lastRun)}`,
    sortValue: ({ lastRun }) => lastRun?.finishedAt ?? '',
  },
  ...(['waiting', 'blocked', 'failed'] as const).map((name): GridColumn<OfficeRow> => ({
    key: name,
    title: text(`office.${name}`),
    width: 92,
    align: 'end',
    text: (row) => number(row[name]),
    sortValue: (row) => row[name] ?? -1,
  })),
  {
    key: 'unread',
    title: text('office.unread'),
    width: 176,
    text: ({ unread, oldestUnread }) =>
      oldestUnread === undefined
        ? ''
        : text('office.unreadSince', { count: formatCount(unread), time: formatInstant(oldestUnread) }),
    // The oldest is what somebody has waited for longest.
    sortValue: ({ oldestUnread }) => oldestUnread ?? '',
  },
  {
    key: 'expires',
    title: text('office.expires'),
    width: 116,
    text: ({ expiresOn }) => (expiresOn === undefined ? '' : formatDate(expiresOn)),
    sortValue: ({ expiresOn }) => expiresOn ?? '9999',
  },
  {
    key: 'nextRun',
    title: text('office.nextRun'),
    width: 220,
    grow: 1,
    text: ({ nextRun }) =>
      nextRun === undefined ? '' : `${formatInstant(nextRun.at)} ${titles[nextRun.job] ?? nextRun.job}`,
    sortValue: ({ nextRun }) => nextRun?.at ?? '9999',
  },
];

/** Columns of the queue, in the order of the turns. */
export const queueColumns = (
  titles: JobTitles,
  queue: readonly QueuedRunRow[],
): readonly GridColumn<QueuedRunRow>[] => {
  const turns = new Map(
    queue.filter(({ run }) => run.state === 'queued').map(({ run }, index) => [run.id, index + 1]),
  );
  return [
    {
      key: 'turn',
      title: text('office.turn'),
      width: 72,
      align: 'end',
      text: ({ run }) => number(turns.get(run.id)),
      sortValue: ({ run }) => turns.get(run.id) ?? 0,
    },
    { key: 'mandant', title: text('office.mandant'), width: 200, grow: 2, text: (row) => row.mandant.name },
    {
      key: 'job',
      title: text('runs.job'),
      width: 200,
      grow: 1,
      text: ({ run }) => titles[run.job] ?? run.job,
    },
    { key: 'state', title: text('runs.state'), width: 220, grow: 1, text: ({ run }) => stateText(run) },
    { key: 'user', title: text('log.user'), width: 112, text: ({ run }) => run.user },
    {
      key: 'origin',
      title: text('runs.origin'),
      width: 128,
      text: ({ run }) => text(`runs.origin.${run.origin}`),
    },
    {
      key: 'created',
      title: text('office.since'),
      width: 148,
      text: ({ run }) => formatInstant(run.createdAt),
      sortValue: ({ run }) => run.createdAt,
    },
  ];
};
