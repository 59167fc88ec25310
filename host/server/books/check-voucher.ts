import { and, asc, eq } from 'drizzle-orm';
import type { CalendarDate } from '../../api/calendar-date.ts';
import type { CheckedVoucher } from '../../wire/vouchers.ts';
import { oneOf } from '../database/one-of.ts';
import type { Database } from '../database/open-database.ts';
import { persons } from '../database/schema.ts';
import { readChart } from './accounts.ts';
import { requireMandant } from './books.ts';
import { closedProblem } from './closed-period.ts';
import type { PersonRow } from './person-row.ts';

const ROLE_OF_BELEGKREIS = {
  customers: 'customer',
  suppliers: 'supplier',
  cash: undefined,
  bank: undefined,
} as const;

/** What vouchers are checked against, as it stays until the commit. */
export interface Grounds {
  readonly accounts: ReadonlySet<string>;
  /** By number. */
  readonly persons: ReadonlyMap<string, PersonRow>;
  readonly closedUntil: CalendarDate | null;
}

/** What of a voucher its standing depends on. */
type Standing = Pick<CheckedVoucher, 'belegkreis' | 'personAccount' | 'date'> & {
  postingDate?: string | null;
};

/**
 * Reads once what any number of vouchers are checked against. Nobody renumbers or deletes their persons and nobody closes a period until the commit;
 * callers ask last, since all who write for this Mandant wait.
 */
export async function readGrounds(
  tx: Database,
  mandantId: string,
  vouchers: readonly Pick<Standing, 'personAccount'>[],
): Promise<Grounds> {
  const numbers = [...new Set(vouchers.map(({ personAccount }) => personAccount))];
  const rows = await tx
    .select()
    .from(persons)
    .where(and(eq(persons.mandantId, mandantId), oneOf(persons.accountNumber, numbers)))
    .orderBy(asc(persons.accountNumber))
    .for('share');
  const mandant = await requireMandant(tx, mandantId, true);
  const chart = await readChart(tx, mandant);
  return {
    accounts: new Set(chart.accounts.map(({ number }) => number)),
    persons: new Map(rows.map((row) => [row.accountNumber, row])),
    closedUntil: mandant.closedUntil,
  };
}

/** German sentence on the first rule of the books that a voucher breaks (rules.md 21, 23, 30), `undefined` when it can be booked. */
export function voucherProblem(voucher: CheckedVoucher, grounds: Grounds): string | undefined {
  return sumProblem(voucher) ?? accountProblem(voucher, grounds) ?? standingProblem(voucher, grounds);
}

/** German sentence when its person or its period no longer lets it stand in the books, booked or brought back. */
export function standingProblem(voucher: Standing, grounds: Grounds): string | undefined {
  return (
    personProblem(voucher, grounds) ?? closedProblem(grounds.closedUntil, voucher.postingDate ?? voucher.date)
  );
}

function sumProblem({ lines, grossCents }: CheckedVoucher): string | undefined {
  for (const [index, line] of lines.entries()) {
    if (line.netCents + line.taxCents !== line.grossCents) {
      return `Zeile ${String(index + 1)}: Netto und Steuer ergeben nicht den Bruttobetrag.`;
    }
  }
  const sum = lines.reduce((total, line) => total + line.grossCents, 0);
  // An amount beyond 2^53 would be rounded without a word.
  if (!Number.isSafeInteger(sum)) return 'Die Summe der Zeilen ist zu groß.';
  return sum === grossCents ? undefined : 'Die Zeilen ergeben nicht den Betrag des Belegs.';
}

function accountProblem({ lines }: CheckedVoucher, { accounts }: Grounds): string | undefined {
  const missing = lines.find(({ account }) => !accounts.has(account));
  return missing && `Das Sachkonto ${missing.account} gibt es im Kontenrahmen nicht.`;
}

function personProblem(
  { belegkreis, personAccount }: Standing,
  { persons: known }: Grounds,
): string | undefined {
  const person = known.get(personAccount);
  if (person === undefined || person.deletedAt !== null) {
    return `Das Personenkonto ${personAccount} gibt es nicht${person === undefined ? '' : ' mehr'}.`;
  }
  const wanted = ROLE_OF_BELEGKREIS[belegkreis];
  if (wanted === undefined || wanted === person.role) return undefined;
  return `Das Personenkonto ${personAccount} gehört zu einem ${wanted === 'customer' ? 'Lieferanten' : 'Kunden'}.`;
}
