import type { JobRun } from '../../api/jobs.ts';
import { RUN_WORDS } from '../../wire/run-words.ts';
import { formatCount, formatDate, formatInstant, today } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { text } from '../l10n/text.ts';

/** What the jobs of the plugins are called, by id. */
export type JobTitles = Readonly<Record<string, string>>;

/** What shows a run with what came of it, where its job can be shown. */
export type RunOpener = (run: JobRun) => (() => void) | undefined;

/** The result in one line: `gefunden 12 · gebucht 10`, without what did not occur; counts without a word of the host keep their own name. */
export function countsText({ counts = {} }: JobRun): string {
  const order = Object.keys(runWords);
  const all = Object.entries(counts).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const occurred = all.filter(([, count]) => count > 0);
  return (occurred.length > 0 ? occurred : all.slice(0, 1))
    .map(([name, count]) => `${runWords[name] ?? name} ${formatCount(count)}`)
    .join(' · ');
}

const runWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(RUN_WORDS).map((key) => [key.slice('runs.'.length), text(key as keyof typeof RUN_WORDS)]),
);

/** How it ended, or how far it is. */
export function stateText({ state, attention, progress, continuesAt, error }: JobRun): string {
  if (state === 'running' && progress?.total !== undefined)
    return text('runs.progress', { done: formatCount(progress.done), total: formatCount(progress.total) });
  if (state === 'waiting' && continuesAt !== undefined)
    return text(error === undefined ? 'runs.continues' : 'runs.again', { time: formatInstant(continuesAt) });
  return state === 'succeeded' && attention === true ? text('runs.attention') : text(`runs.state.${state}`);
}

/** Columns of the run history. */
export const runColumns = (titles: JobTitles): readonly GridColumn<JobRun>[] => [
  {
    key: 'time',
    title: text('runs.begun'),
    width: 138,
    text: (row) => formatInstant(row.startedAt ?? row.createdAt),
    sortValue: (row) => row.startedAt ?? row.createdAt,
    groupText: (row) => formatDate(today(new Date(row.startedAt ?? row.createdAt))),
  },
  { key: 'job', title: text('runs.job'), width: 150, grow: 1, text: (row) => titles[row.job] ?? row.job },
  { key: 'user', title: text('log.user'), width: 96, text: (row) => row.user },
  {
    key: 'origin',
    title: text('runs.origin'),
    width: 124,
    text: (row) => text(`runs.origin.${row.origin}`),
  },
  { key: 'state', title: text('runs.state'), width: 170, grow: 1, text: stateText },
  { key: 'counts', title: text('runs.counts'), width: 220, grow: 3, text: countsText },
  {
    key: 'finished',
    title: text('runs.ended'),
    width: 138,
    text: (row) => (row.finishedAt === undefined ? '' : formatInstant(row.finishedAt)),
    sortValue: (row) => row.finishedAt ?? '',
  },
];

/** What the support needs besides what the screen shows. */
export const runExportColumns = (titles: JobTitles): readonly GridColumn<JobRun>[] => [
  ...runColumns(titles),
  { key: 'attempt', title: text('runs.attempts'), width: 0, text: (row) => String(row.attempt) },
  { key: 'error', title: text('log.code'), width: 0, text: (row) => row.error?.code ?? '' },
  { key: 'id', title: text('log.run'), width: 0, text: (row) => row.id },
];
