import { overdueDays } from './ageing.ts';
import type { OpenItem } from './open-items.ts';

/** The filters of the ZV-Liste by their letters in FIBUscan. */
export interface OpenItemFilter {
  /** V: also what is set off to 0,00. */
  readonly netted: boolean;
  /** F: only what is due. */
  readonly due: boolean;
  /** M: only what is to be dunned, a claim past its day. */
  readonly dunning: boolean;
  /** S: only what is booked on this Sachkonto, among others; empty for all. */
  readonly ledgerAccount: string;
  /** P: only of this Personenkonto; empty for all. */
  readonly personAccount: string;
}

export const NO_FILTER: OpenItemFilter = {
  netted: false,
  due: false,
  dunning: false,
  ledgerAccount: '',
  personAccount: '',
};

export function filterOpenItems(
  items: readonly OpenItem[],
  filter: OpenItemFilter,
  today: string,
): readonly OpenItem[] {
  return items.filter((item) => {
    const days = overdueDays(item, today);
    return (
      (filter.netted || item.openCents !== 0) &&
      (!filter.due || days >= 0) &&
      (!filter.dunning || (days > 0 && item.openCents > 0)) &&
      (filter.ledgerAccount === '' || ledgerAccountsOf(item).includes(filter.ledgerAccount)) &&
      (filter.personAccount === '' || item.personAccount === filter.personAccount)
    );
  });
}

/** What there is to choose for S and P, by number. */
export function accountsOf(items: readonly OpenItem[]): {
  readonly ledger: readonly string[];
  readonly persons: ReadonlyMap<string, string>;
} {
  const byNumber = (a: string, b: string): number => a.localeCompare(b);
  const persons = new Map(items.map(({ personAccount, personName }) => [personAccount, personName]));
  return {
    ledger: [...new Set(items.flatMap(ledgerAccountsOf))].sort(byNumber),
    persons: new Map([...persons].sort(([a], [b]) => byNumber(a, b))),
  };
}

const ledgerAccountsOf = ({ voucher }: OpenItem): readonly string[] =>
  voucher.lines.map(({ account }) => account);
