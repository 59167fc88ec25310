import { matchesSearch } from '../../../host/api/matches-search.ts';
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

export function filtered(findings: readonly Finding[], filter: FindingFilter): readonly Finding[] {
  return findings.filter(
    (finding) =>
      isInMonth(finding, filter.month) &&
      isChosen(finding, filter.choice) &&
      matchesSearch(filter.search, finding.number, finding.contactName),
  );
}
