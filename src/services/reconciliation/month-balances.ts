import {
  monthOf,
  type Balance,
  type BalanceKind,
  type BalanceStatus,
  type Finding,
  type MonthBalance,
  type Tally,
} from './reconciliation.ts';

const ZERO: Tally = { count: 0, cents: 0 };
const EMPTY: Balance = { there: ZERO, here: ZERO };

function plus(a: Tally, b: Tally): Tally {
  return { count: a.count + b.count, cents: a.cents + b.cents };
}

function add(balance: Balance, there: Tally, here: Tally): Balance {
  return { there: plus(balance.there, there), here: plus(balance.here, here) };
}

function isEmpty({ count, cents }: Tally): boolean {
  return count === 0 && cents === 0;
}

export function balanceStatus(findings: readonly Finding[]): BalanceStatus {
  if (findings.every(({ state }) => state === 'equal')) return 'equal';
  return findings.every(({ state, settled }) => state === 'equal' || settled) ? 'settled' : 'open';
}

export function balanceOf(findings: readonly Finding[]): Balance {
  return findings.reduce(
    (balance, { there, here }) =>
      add(add(balance, there.own, here.own), there.cancellation, here.cancellation),
    EMPTY,
  );
}

function kindsOf(findings: readonly Finding[]): MonthBalance['kinds'] {
  const kinds = new Map<BalanceKind, Balance>();
  const count = (kind: BalanceKind, there: Tally, here: Tally) => {
    if (isEmpty(there) && isEmpty(here)) return;
    kinds.set(kind, add(kinds.get(kind) ?? EMPTY, there, here));
  };
  for (const { kind, there, here } of findings) {
    count(kind, there.own, here.own);
    count('cancellation', there.cancellation, here.cancellation);
  }
  return [...kinds];
}

/** Count and sum on both sides per month and kind: every finding in exactly one month (A19). */
export function monthBalances(findings: readonly Finding[]): readonly MonthBalance[] {
  const months = new Map<string, Finding[]>();
  for (const finding of findings) {
    const month = monthOf(finding.date);
    const own = months.get(month);
    if (own) own.push(finding);
    else months.set(month, [finding]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, own]) => ({
      month,
      ...balanceOf(own),
      kinds: kindsOf(own),
      status: balanceStatus(own),
    }));
}
