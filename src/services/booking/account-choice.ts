import type { LedgerAccount } from '../../../host/api/accounts.ts';
import { prefilledRow, proposedAccounts, taxKeyOf } from '../account-table/prefilled-rows.ts';
import type { BookingContext, BookingPerson, BookingProblem, ChosenAccounts, MissingRow } from './booking.ts';
import type { Posting } from './posting.ts';
import { isDownPaymentCase } from './tax-case.ts';

/** The account that a tax case is booked on, or why there is none. */
type AccountChoice =
  | {
      readonly ok: true;
      readonly account: string;
      readonly taxKey?: string;
      readonly from: 'entry' | 'person' | 'table';
    }
  | { readonly ok: false; readonly problem: BookingProblem; readonly missing?: MissingRow };

/** The person's Erlöskonto, for revenue of a rate that it may carry. */
function personsAccount(
  { taxCase, rate }: Pick<Posting, 'taxCase' | 'rate'>,
  { revenueAccount = '' }: BookingPerson,
  accounts: BookingContext['accounts'],
): LedgerAccount | undefined {
  const account = accounts.get(revenueAccount);
  if (account === undefined || isDownPaymentCase(taxCase)) return undefined;
  // On a free account only its BU-Schlüssel gives the tax back.
  const carries =
    account.automaticRate === rate ||
    (account.automaticRate === undefined && (rate === 0 || taxKeyOf(taxCase) !== undefined));
  return carries ? account : undefined;
}

/** Why an account cannot be taken for a rate: it is not in the chart, or takes the tax of another rate out. */
function accountProblem(
  taxCase: string,
  number: string,
  rate: number,
  account: LedgerAccount | undefined,
): BookingProblem | undefined {
  const problem = { reason: 'account-missing', taxCase, account: number } as const;
  if (account === undefined) return problem;
  const { automaticRate } = account;
  return automaticRate === undefined || automaticRate === rate ? undefined : { ...problem, automaticRate };
}

/** The nearest account wins: the entry's, the person's, the table's. Looks a tax case up in the account table and its account up in the Mandant's chart (rules.md 22, 23). */
export function chooseAccount(
  posting: Pick<Posting, 'taxCase' | 'rate'>,
  person: BookingPerson,
  { table, accounts }: Pick<BookingContext, 'table' | 'accounts'>,
  chosen: ChosenAccounts = {},
): AccountChoice {
  const { taxCase, rate } = posting;
  const row = table.rows.find((candidate) => candidate.taxCase === taxCase);
  const wanted = chosen[taxCase];
  if (wanted !== undefined) {
    const account = accounts.get(wanted);
    const problem = accountProblem(taxCase, wanted, rate, account);
    if (problem !== undefined) return { ok: false, problem };
    const taxKey = account?.automaticRate === undefined ? (taxKeyOf(taxCase) ?? row?.taxKey) : undefined;
    return { ok: true, account: wanted, taxKey, from: 'entry' };
  }
  const own = personsAccount(posting, person, accounts);
  if (own !== undefined) {
    const taxKey = own.automaticRate === undefined ? taxKeyOf(taxCase) : undefined;
    return { ok: true, account: own.number, taxKey, from: 'person' };
  }
  if (row === undefined) {
    const prefilled = prefilledRow(taxCase, table.chart, accounts);
    return {
      ok: false,
      problem: { reason: 'account-missing', taxCase, proposed: proposedAccounts(taxCase, table.chart) },
      missing: { taxCase, account: prefilled?.account, taxKey: prefilled?.taxKey },
    };
  }
  const account = accounts.get(row.account);
  const problem = accountProblem(taxCase, row.account, rate, account);
  if (problem !== undefined) return { ok: false, problem };
  if (!row.confirmed) {
    return { ok: false, problem: { reason: 'account-unconfirmed', taxCase, account: row.account } };
  }
  // An automatic account takes the tax out by itself; a key beside it would be refused or taken twice.
  const taxKey = account?.automaticRate === undefined ? row.taxKey : undefined;
  return { ok: true, account: row.account, taxKey, from: 'table' };
}
