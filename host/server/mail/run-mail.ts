import type { JobRun } from '../../api/jobs.ts';
import { NEEDING_A_PERSON, RUN_WORDS } from '../../wire/run-words.ts';

export interface RunMail {
  readonly subject: string;
  readonly text: string;
}

export interface ToldRun {
  readonly run: Pick<JobRun, 'state' | 'counts' | 'attention' | 'error' | 'startedAt' | 'finishedAt'>;
  readonly mandant: string;
  /** What the job is called. */
  readonly title: string;
  /** Where the run is found. */
  readonly link: string;
  /** The machine on which alone the link leads somewhere. */
  readonly machine: string;
}

const time = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
});
const words: Readonly<Record<string, string>> = RUN_WORDS;

/** What a run made known by e-mail: what happened with its counts, what needs a person, where to look. No names and no amounts: a mail is read by many servers. */
export function runMail({ run, mandant, title, link, machine }: ToldRun): RunMail {
  const { state, counts = {}, attention, error, startedAt, finishedAt } = run;
  const outcome =
    state === 'failed' ? 'fehlgeschlagen' : attention === true ? 'erledigt, etwas braucht Sie' : 'erledigt';
  const needed = NEEDING_A_PERSON.filter((name) => (counts[name] ?? 0) > 0);
  const lines = [
    `${mandant}: ${title} – ${outcome}.`,
    span(startedAt, finishedAt),
    told(counts, Object.keys(counts).filter(isWorthTelling(counts))),
    '',
    ...(state === 'failed'
      ? [
          `Der Lauf ist nicht zu Ende gekommen (${error?.code ?? 'internal'}). Was gebucht ist, bleibt gebucht.`,
          'Warum, und was zu tun ist, steht im Fehlerprotokoll des Laufs.',
        ]
      : attention === true
        ? [needed.length === 0 ? 'Bitte im Lauf nachsehen.' : `Das wartet auf Sie: ${told(counts, needed)}`]
        : ['Es ist nichts zu tun.']),
    '',
    `Protokoll / Läufe, am Rechner ${machine}: ${link}`,
  ];
  return {
    subject: `FIBUscan: ${mandant} – ${title} ${outcome}`,
    text: `${lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n')}\n`,
  };
}

const isWorthTelling =
  (counts: Readonly<Record<string, number>>) =>
  (name: string): boolean =>
    Object.hasOwn(words, `runs.${name}`) && (counts[name] ?? 0) > 0;

function told(counts: Readonly<Record<string, number>>, names: readonly string[]): string {
  const order = Object.keys(RUN_WORDS);
  return names
    .toSorted((a, b) => order.indexOf(`runs.${a}`) - order.indexOf(`runs.${b}`))
    .map((name) => `${String(counts[name])} ${words[`runs.${name}`] ?? name}`)
    .join(', ');
}

function span(from: string | undefined, to: string | undefined): string {
  const [start, end] = [from, to].map((instant) =>
    instant === undefined ? '' : time.format(new Date(instant)),
  );
  return start === '' || end === '' ? `${start ?? ''}${end ?? ''}` : `${start ?? ''} bis ${end ?? ''}`;
}
