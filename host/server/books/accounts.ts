import { asc, eq } from 'drizzle-orm';
import type { Chart, LedgerAccount } from '../../api/accounts.ts';
import type { AccountsInput } from '../../wire/accounts.ts';
import { SKR03 } from '../charts/skr03.ts';
import { SKR04 } from '../charts/skr04.ts';
import type { Database } from '../database/open-database.ts';
import { accounts } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { sha256 } from '../journal/audit-line.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { present } from '../present.ts';
import { requireMandant, type Books, type MandantRow, type Seat } from './books.ts';

const STANDARD = { SKR03, SKR04 } as const;

/** The Mandant's own accounts when there are any ("Individuell"), else its standard chart. */
export async function readChart(tx: Database, mandant: MandantRow): Promise<Chart> {
  const own = await tx
    .select({ number: accounts.number, name: accounts.name, automaticRate: accounts.automaticRate })
    .from(accounts)
    .where(eq(accounts.mandantId, mandant.id))
    .orderBy(asc(accounts.number));
  const base = mandant.chartOfAccounts;
  return own.length > 0
    ? { base, individual: true, accounts: own.map(present) }
    : { base, individual: false, accounts: STANDARD[base] };
}

export async function replaceAccounts(books: Books, seat: Seat, input: AccountsInput): Promise<Chart> {
  const chart = await books.database.transaction(async (tx) => {
    const mandant = await requireMandant(tx, seat.mandantId);
    const before = await readChart(tx, mandant);
    await tx.delete(accounts).where(eq(accounts.mandantId, mandant.id));
    for (let start = 0; start < input.accounts.length; start += 1_000) {
      const part = input.accounts.slice(start, start + 1_000);
      await tx.insert(accounts).values(part.map((account) => ({ ...account, mandantId: mandant.id })));
    }
    const after = await readChart(tx, mandant);
    await appendAudit(tx, mandant.id, books.now(), seat.author, {
      action: 'accounts.replaced',
      subject: after.individual ? 'Individuell' : after.base,
      ...accountChanges(before.accounts, after.accounts),
    });
    return after;
  });
  books.events.publish(seat.mandantId, 'accounts', { ids: [] });
  return chart;
}

/** Only what differs goes into the Logbuch, with a hash of the whole. */
function accountChanges(
  before: readonly LedgerAccount[],
  after: readonly LedgerAccount[],
): { oldValue: unknown; newValue: unknown } {
  const known = (list: readonly LedgerAccount[]) => new Set(list.map(canonicalJson));
  const [old, now] = [known(before), known(after)];
  const only = (list: readonly LedgerAccount[], other: ReadonlySet<string>) => ({
    accounts: list.length,
    sha256: sha256(canonicalJson(list)),
    differing: list.filter((account) => !other.has(canonicalJson(account))),
  });
  return { oldValue: only(before, now), newValue: only(after, old) };
}
