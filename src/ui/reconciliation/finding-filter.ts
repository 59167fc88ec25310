import { monthOf, type Finding, type FindingState } from '../../services/reconciliation/reconciliation.ts';

export type FindingChoice = FindingState | 'deviations' | 'all';

export interface FindingFilter {
  /** As in `MonthBalance`; `undefined` for all. */
  readonly month: string | undefined;
  readonly choice: FindingChoice;
  readonly search: string;
}

export function isInMonth({ date }: Finding, month: string | undefined): boolean {
  return month === undefined || monthOf(date) === month;
}

export function isChosen({ state }: Finding, choice: FindingChoice): boolean {
  if (choice === 'all') return true;
  return choice === 'deviations' ? state !== 'equal' : state === choice;
}

/** Whether every word stands somewhere in the number or the customer's name. */
function isFound({ number, contactName }: Finding, search: string): boolean {
  const haystack = `${number} ${contactName}`.toLocaleLowerCase('de');
  return search
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

export function filtered(findings: readonly Finding[], filter: FindingFilter): readonly Finding[] {
  return findings.filter(
    (finding) =>
      isInMonth(finding, filter.month) && isChosen(finding, filter.choice) && isFound(finding, filter.search),
  );
}
