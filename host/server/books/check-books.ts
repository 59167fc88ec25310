import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { AuditCheck } from '../../wire/journal.ts';
import type { VerificationProblem } from '../../wire/verification.ts';
import { inSnapshot } from '../database/in-snapshot.ts';
import type { Database } from '../database/open-database.ts';
import { attachments, vouchers } from '../database/schema.ts';
import { firstBrokenLine } from '../journal/audit-log.ts';
import type { Books } from './books.ts';
import { voucherFingerprint, withLines } from './voucher-row.ts';

/** Few: between two queries the server has a turn for everybody else. */
const VOUCHERS_PER_QUERY = 250;

/** Checks the chain of the Logbuch, every voucher against the fingerprint of its line, and every file against its hash (S9). */
export async function checkBooks(
  { database }: Pick<Books, 'database'>,
  mandantId: string,
): Promise<AuditCheck> {
  // One moment of all three: who books meanwhile must not look like somebody who changed something.
  const { lines, problems } = await inSnapshot(database, (tx) => problemsOfBooks(tx, mandantId));
  const [problem] = problems;
  return {
    lines,
    intact: problem === undefined,
    ...(problem === undefined ? {} : { problem: problem.text }),
  };
}

/** German sentences on all that does not fit; `tx` is one snapshot. A broken chain says nothing of what follows, and is told alone. */
export async function problemsOfBooks(
  tx: Database,
  mandantId: string,
): Promise<{ readonly lines: number; readonly problems: readonly VerificationProblem[] }> {
  const fingerprints = new Map<string, string>();
  const { lines, broken } = await firstBrokenLine(tx, mandantId, ({ action, newValue }) => {
    if (action !== 'voucher.booked' || newValue === null) return;
    const { id, fingerprint } = JSON.parse(newValue) as { id: string; fingerprint: string };
    fingerprints.set(id, fingerprint);
  });
  const problems =
    broken === undefined
      ? [...(await changedVouchers(tx, mandantId, fingerprints)), ...(await changedFiles(tx, mandantId))]
      : [
          {
            table: 'audit_log',
            text: `Zeile ${String(broken)} des Logbuchs passt nicht zu den Zeilen davor.`,
          },
        ];
  return { lines, problems };
}

async function changedVouchers(
  tx: Database,
  mandantId: string,
  fingerprints: Map<string, string>,
): Promise<VerificationProblem[]> {
  const problems: VerificationProblem[] = [];
  for (let last = 0; ;) {
    const rows = await tx
      .select()
      .from(vouchers)
      .where(and(eq(vouchers.mandantId, mandantId), gt(vouchers.sequence, last)))
      .orderBy(asc(vouchers.sequence))
      .limit(VOUCHERS_PER_QUERY);
    for (const voucher of await withLines(tx, rows)) {
      if (fingerprints.get(voucher.id) !== voucherFingerprint(voucher))
        problems.push({ table: 'vouchers', text: `Der Beleg ${voucher.number} ist verändert.` });
      fingerprints.delete(voucher.id);
    }
    last = rows.at(-1)?.sequence ?? 0;
    if (rows.length < VOUCHERS_PER_QUERY) break;
    await nextTurn();
  }
  if (fingerprints.size > 0)
    problems.push({ table: 'vouchers', text: `${String(fingerprints.size)} gebuchte Belege fehlen.` });
  return problems;
}

/** PostgreSQL hashes the files itself: none has to leave the database. */
async function changedFiles(tx: Database, mandantId: string): Promise<VerificationProblem[]> {
  const files = await tx
    .select({ name: attachments.name })
    .from(attachments)
    .where(
      and(
        eq(attachments.mandantId, mandantId),
        sql`encode(sha256(${attachments.content}), 'hex') <> ${attachments.sha256}`,
      ),
    );
  return files.map(({ name }) => ({ table: 'attachments', text: `Die Datei ${name} ist verändert.` }));
}
