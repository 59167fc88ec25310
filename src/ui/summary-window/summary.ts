import { ENTRY_KINDS, type Entry, type EntryKind } from '../../services/invoices/rules/entry.ts';
import type { Booking } from '../../services/booking/booking.ts';
import { sumOf, type Cents } from '../../services/money/cents.ts';
import { effectCents } from '../entry-amounts.ts';

interface KindSum {
  readonly kind: EntryKind;
  readonly count: number;
  readonly grossCents: Cents;
}

/** Haben: one line per revenue account and tax case. */
interface AccountSum {
  readonly account: string;
  readonly taxCase: string;
  readonly netCents: Cents;
  readonly taxCents: Cents;
  readonly grossCents: Cents;
}

/** What "Weiter" will book. Sums are of the documents whose details are there; the pending ones are named apart. */
export interface Summary {
  readonly count: number;
  readonly grossCents: Cents;
  readonly kinds: readonly KindSum[];
  readonly accounts: readonly AccountSum[];
  /** Number of Debitoren. */
  readonly customers: number;
  readonly debitCents: Cents;
  readonly creditCents: Cents;
  readonly pending: { readonly count: number; readonly grossCents: Cents };
}

function bookingsOf(entry: Entry): readonly Booking[] {
  return [entry.reversal, entry.booking].filter((booking) => booking !== undefined);
}

export function summarise(entries: readonly Entry[]): Summary {
  const bookings = entries.flatMap(bookingsOf);
  const pending = entries.filter(({ booking }) => !booking);
  const accounts = new Map<string, AccountSum>();
  for (const { account, taxCase, netCents, taxCents, grossCents } of bookings.flatMap(({ lines }) => lines)) {
    const key = `${account} ${taxCase}`;
    const sum = accounts.get(key) ?? { account, taxCase, netCents: 0, taxCents: 0, grossCents: 0 };
    accounts.set(key, {
      account,
      taxCase,
      netCents: sum.netCents + netCents,
      taxCents: sum.taxCents + taxCents,
      grossCents: sum.grossCents + grossCents,
    });
  }
  const sums = [...accounts.values()];
  return {
    count: entries.length,
    grossCents: sumOf(entries.map(effectCents)),
    kinds: ENTRY_KINDS.flatMap((kind) => {
      const of = entries.filter((entry) => entry.kind === kind);
      return of.length === 0 ? [] : [{ kind, count: of.length, grossCents: sumOf(of.map(effectCents)) }];
    }),
    accounts: sums.sort(
      (a, b) => a.account.localeCompare(b.account, 'de') || a.taxCase.localeCompare(b.taxCase, 'de'),
    ),
    customers: new Set(bookings.map(({ personAccount }) => personAccount)).size,
    debitCents: sumOf(bookings.map(({ grossCents }) => grossCents)),
    creditCents: sumOf(sums.map(({ grossCents }) => grossCents)),
    pending: { count: pending.length, grossCents: sumOf(pending.map(effectCents)) },
  };
}
