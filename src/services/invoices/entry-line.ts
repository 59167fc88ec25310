import type { ErrorLogInput } from '../../../host/api/log.ts';
import { formatCents } from '../money/format-cents.ts';
import { problemOf } from '../problem.ts';
import type { ServiceTexts } from '../texts.ts';
import type { Entry } from './rules/entry.ts';
import { wayOutOf } from './rules/person-refusal.ts';

/** How an entry is called where it stands alone. */
export function entryTitle({ number, contactName }: Pick<Entry, 'number' | 'contactName'>): string {
  return [number, contactName].filter(Boolean).join(' · ');
}

/** Line of the Fehlerprotokoll about an entry; `said` stands between the text of the code and the particulars. */
export function entryLine(
  entry: Pick<Entry, 'key' | 'number' | 'contactName' | 'hints' | 'problems'>,
  code: string,
  severity: ErrorLogInput['severity'],
  texts: ServiceTexts,
  said: readonly string[] = [],
): ErrorLogInput {
  const { message } = problemOf(texts.problems, code);
  return {
    code,
    severity,
    document: entryTitle(entry),
    message: [message, ...said, ...entryParticulars(entry, texts)].join(' '),
    advice: problemOf(texts.problems, wayOutOf(code, entry)).advice,
    details: { entry: entry.key },
  };
}

/** What the Fehlerprotokoll says of an entry beyond its reason: the fields that could not be read, the figures that differ, the tax cases without an account. */
function entryParticulars(
  { hints, problems }: Pick<Entry, 'hints' | 'problems'>,
  texts: ServiceTexts,
): readonly string[] {
  const { detail, hints: words } = texts.importWindow;
  return [
    ...hints.flatMap((hint) =>
      hint.code === 'unreadable-fields'
        ? [words.unreadableFields(hint.fields.map((field) => texts.wireFieldText(field)).join(', '))]
        : [],
    ),
    ...problems.map((problem) =>
      problem.reason === 'amounts-differ'
        ? detail.amountsDiffer(formatCents(problem.statedCents), formatCents(problem.computedCents))
        : texts.taxCaseText(problem.taxCase),
    ),
  ];
}
