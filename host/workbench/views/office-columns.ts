import type { OfficeRow, QueuedRunRow } from '../../wire/office.ts';
import { daysBetween } from '../days-between.ts';
import { formatCount, formatDate, formatInstant, formatMoment, today } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { text } from '../l10n/text.ts';
import { stateText, type JobTitles } from './run-columns.ts';

const number = (value: number | undefined): string => (value === undefined ? '' : formatCount(value));

/** A key that ends within so many days says when: a new one takes a user some minutes, and without it nothing runs. */
const SOON_DAYS = 30;

/** How it ended, and what. */
function lastText({ lastRun, hasKey }: OfficeRow, titles: JobTitles): string {
  if (lastRun === undefined) return text(hasKey ? 'office.never' : 'office.noKey');
  return `${stateText(lastRun)} · ${titles[lastRun.job] ?? lastRun.job}`;
}

function expiryText({ expiresOn }: OfficeRow): string {
  if (expiresOn === undefined) return '';
  const days = daysBetween(today(), expiresOn);
  if (days < 0) return text('office.expired', { date: formatDate(expiresOn) });
  if (days > SOON_DAYS) return formatDate(expiresOn);
  return text('office.expiresSoon', { date: formatDate(expiresOn), days: formatCount(days) });
}

/** Columns of the Kanzleiübersicht; a number that nobody has counted yet stays empty. */
export const officeColumns = (titles: JobTitles): readonly GridColumn<OfficeRow>[] => [
  {
    key: 'mandant',
    title: text('office.mandant'),
    width: 150,
    grow: 2,
    text: (row) => row.mandant.name,
  },
  {
    key: 'lastRun',
    title: text('office.lastRun'),
    width: 112,
    text: ({ lastRun }) =>
      lastRun === undefined ? '' : formatMoment(lastRun.finishedAt ?? lastRun.createdAt),
    sortValue: ({ lastRun }) => lastRun?.finishedAt,
  },
  {
    key: 'state',
    title: text('runs.state'),
    width: 240,
    grow: 2,
    text: (row) => lastText(row, titles),
  },
  ...(['waiting', 'blocked', 'failed'] as const).map((name): GridColumn<OfficeRow> => ({
    key: name,
    title: text(`office.${name}`),
    width: 80,
    align: 'end',
    text: (row) => number(row[name]),
    sortValue: (row) => row[name],
  })),
  {
    key: 'unread',
    title: text('office.unread'),
    width: 132,
    text: ({ unread, oldestUnread }) =>
      oldestUnread === undefined
        ? ''
        : text('office.unreadSince', {
            count: formatCount(unread),
            date: formatDate(today(new Date(oldestUnread))),
          }),
    // The oldest is what somebody has waited for longest.
    sortValue: ({ oldestUnread }) => oldestUnread,
  },
  {
    key: 'expires',
    title: text('office.expires'),
    width: 184,
    text: expiryText,
    sortValue: ({ expiresOn }) => expiresOn,
  },
  {
    key: 'nextRun',
    title: text('office.nextRun'),
    width: 152,
    grow: 1,
    text: (row) => nextText(row, titles),
    sortValue: ({ nextRun }) => nextRun?.at,
  },
];

function nextText({ nextRun }: OfficeRow, titles: JobTitles): string {
  return nextRun === undefined ? '' : `${formatMoment(nextRun.at)} · ${titles[nextRun.job] ?? nextRun.job}`;
}

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
      sortValue: ({ run }) => turns.get(run.id),
    },
    {
      key: 'mandant',
      title: text('office.mandant'),
      width: 200,
      grow: 2,
      text: (row) => row.mandant.name,
    },
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
