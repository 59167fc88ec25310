import { de as words } from '../../host/workbench/l10n/de.ts';
import titles from '../../l10n/manifest.de.json' with { type: 'json' };
import { problems } from '../../src/l10n/de/problems.ts';
import { problemOf } from '../../src/services/problem.ts';
import type { JobReport } from './job-report.ts';

const time = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
});

const wordOf = (map: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;

/** What a job is called, for a user. */
export const jobTitle = (job: string): string =>
  wordOf(titles, `job.${job.slice(job.indexOf('.') + 1)}.title`) ?? job;

/** The end of a run for the command line: how it stands, its counts, and why it did not go through. */
export function reportText(report: JobReport): string {
  const { mandant, job, state, attention, continuesAt, error } = report;
  const stands =
    state === 'succeeded' && attention
      ? words['runs.attention']
      : state === 'waiting' && continuesAt !== undefined
        ? words['runs.continues'].replace('{time}', time.format(new Date(continuesAt)))
        : words[`runs.state.${state}`];
  const counts = Object.entries(report.counts).map(
    ([name, count]) => `${wordOf(words, `runs.${name}`) ?? name} ${String(count)}`,
  );
  const lines = [`${mandant} · ${jobTitle(job)}: ${stands}`];
  if (counts.length > 0) lines.push(counts.join(' · '));
  if (error !== undefined) {
    const { message, advice } = problemOf(problems, error.code);
    lines.push(`${message} ${advice} (${error.code})`);
  }
  return lines.join('\n');
}
