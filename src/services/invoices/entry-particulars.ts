import { formatCents } from '../money/format-cents.ts';
import type { ServiceTexts } from '../texts.ts';
import type { Entry } from './rules/entry.ts';

/** What the Fehlerprotokoll says of an entry beyond its reason: the fields that could not be read, the figures that differ, the tax cases without an account. */
export function entryParticulars({ hints, problems }: Entry, texts: ServiceTexts): readonly string[] {
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
