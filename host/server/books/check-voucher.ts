import { and, eq } from 'drizzle-orm';
import type { CheckedVoucher } from '../../wire/vouchers.ts';
import type { Database } from '../database/open-database.ts';
import { persons } from '../database/schema.ts';
import { readChart } from './accounts.ts';
import { requireMandant } from './books.ts';
import { periodProblem } from './closed-period.ts';

const ROLE_OF_BELEGKREIS = {
  customers: 'customer',
  suppliers: 'supplier',
  cash: undefined,
  bank: undefined,
} as const;

/** German sentence on the first rule of the books that a voucher breaks (rules.md 21, 23, 30), `undefined` when it can be booked. */
export async function voucherProblem(
  tx: Database,
  mandantId: string,
  voucher: CheckedVoucher,
): Promise<string | undefined> {
  return (
    sumProblem(voucher) ??
    (await accountProblem(tx, mandantId, voucher)) ??
    (await standingProblem(tx, mandantId, voucher))
  );
}

/** German sentence when its person or its period no longer lets it stand in the books, booked or brought back. */
export async function standingProblem(
  tx: Database,
  mandantId: string,
  voucher: Pick<CheckedVoucher, 'belegkreis' | 'personAccount' | 'date'> & { postingDate?: string | null },
): Promise<string | undefined> {
  return (
    (await personProblem(tx, mandantId, voucher)) ??
    (await periodProblem(tx, mandantId, voucher.postingDate ?? voucher.date))
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

async function accountProblem(
  tx: Database,
  mandantId: string,
  { lines }: CheckedVoucher,
): Promise<string | undefined> {
  if (lines.length === 0) return undefined;
  const chart = await readChart(tx, await requireMandant(tx, mandantId));
  const known = new Set(chart.accounts.map(({ number }) => number));
  const missing = lines.find(({ account }) => !known.has(account));
  return missing && `Das Sachkonto ${missing.account} gibt es im Kontenrahmen nicht.`;
}

async function personProblem(
  tx: Database,
  mandantId: string,
  voucher: Pick<CheckedVoucher, 'belegkreis' | 'personAccount'>,
): Promise<string | undefined> {
  const [person] = await tx
    .select()
    .from(persons)
    .where(and(eq(persons.mandantId, mandantId), eq(persons.accountNumber, voucher.personAccount)))
    // Until the commit nobody renumbers or deletes the person under the booking.
    .for('share');
  if (person === undefined || person.deletedAt !== null) {
    return `Das Personenkonto ${voucher.personAccount} gibt es nicht${person === undefined ? '' : ' mehr'}.`;
  }
  const wanted = ROLE_OF_BELEGKREIS[voucher.belegkreis];
  if (wanted === undefined || wanted === person.role) return undefined;
  return `Das Personenkonto ${voucher.personAccount} gehört zu einem ${wanted === 'customer' ? 'Lieferanten' : 'Kunden'}.`;
}
