import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, asc, eq, gt, inArray, max, sql } from 'drizzle-orm';
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
const VOUCHERS_PER_HASHING = 25;

interface Checked {
  readonly lines: number;
  /** Of the last line of the Logbuch that fits. */
  readonly hash: string;
  readonly problems: readonly VerificationProblem[];
}

/** Checks the chain of the Logbuch, every voucher against the fingerprint of its line, and every file against its hash (S9). */
export async function checkBooks(
  { database }: Pick<Books, 'database'>,
  mandantId: string,
): Promise<AuditCheck> {
  const { lines, problems } = await checkedBooks(database, mandantId);
  const [problem] = problems;
  return {
    lines,
    intact: problem === undefined,
    ...(problem === undefined ? {} : { problem: problem.text }),
  };
}

/**
 * German sentences on all that does not fit. Reads a few rows at a time while the office works on. Whatever does not fit then is looked at in one
 * moment: who writes meanwhile must not look like somebody who changed something.
 */
export async function checkedBooks(database: Database, mandantId: string): Promise<Checked> {
  const checked = await problemsOfBooks(database, mandantId);
  return checked.problems.length === 0
    ? checked
    : inSnapshot(database, (tx) => problemsOfBooks(tx, mandantId));
}

/** A broken chain says nothing of what follows, and is told alone. */
async function problemsOfBooks(tx: Database, mandantId: string): Promise<Checked> {
  // Before the lines: a voucher up to here has its line.
  const last = await lastSequence(tx, mandantId);
  const fingerprints = new Map<string, string>();
  const { lines, hash, broken } = await firstBrokenLine(tx, mandantId, ({ action, newValue }) => {
    if (action !== 'voucher.booked' || newValue === null) return;
    const { id, fingerprint } = JSON.parse(newValue) as { id: string; fingerprint: string };
    fingerprints.set(id, fingerprint);
  });
  const problems =
    broken === undefined
      ? await changedVouchers(tx, mandantId, { fingerprints, last })
      : [
          {
            table: 'audit_log',
            text: `Zeile ${String(broken)} des Logbuchs passt nicht zu den Zeilen davor.`,
          },
        ];
  return { lines, hash, problems };
}

async function lastSequence(tx: Database, mandantId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(vouchers.sequence) })
    .from(vouchers)
    .where(eq(vouchers.mandantId, mandantId));
  return row?.last ?? 0;
}

/** And their files. */
async function changedVouchers(
  tx: Database,
  mandantId: string,
  { fingerprints, last }: { readonly fingerprints: Map<string, string>; readonly last: number },
): Promise<VerificationProblem[]> {
  const problems: VerificationProblem[] = [];
  for (let seen = 0; ;) {
    const rows = await tx
      .select()
      .from(vouchers)
      .where(and(eq(vouchers.mandantId, mandantId), gt(vouchers.sequence, seen)))
      .orderBy(asc(vouchers.sequence))
      .limit(VOUCHERS_PER_QUERY);
    const later = new Set(rows.filter(({ sequence }) => sequence > last).map(({ id }) => id));
    for (const voucher of await withLines(tx, rows)) {
      const isNew = later.has(voucher.id) && !fingerprints.has(voucher.id);
      if (!isNew && fingerprints.get(voucher.id) !== voucherFingerprint(voucher))
        problems.push({ table: 'vouchers', text: `Der Beleg ${voucher.number} ist verändert.` });
      fingerprints.delete(voucher.id);
    }
    problems.push(
      ...(await changedFiles(
        tx,
        rows.map(({ id }) => id),
      )),
    );
    seen = rows.at(-1)?.sequence ?? 0;
    if (rows.length < VOUCHERS_PER_QUERY) break;
    await nextTurn();
  }
  if (fingerprints.size > 0)
    problems.push({ table: 'vouchers', text: `${String(fingerprints.size)} gebuchte Belege fehlen.` });
  return problems;
}

/** PostgreSQL hashes the files itself: none has to leave the database. */
async function changedFiles(tx: Database, voucherIds: readonly string[]): Promise<VerificationProblem[]> {
  const problems: VerificationProblem[] = [];
  for (let from = 0; from < voucherIds.length; from += VOUCHERS_PER_HASHING) {
    const files = await tx
      .select({ name: attachments.name })
      .from(attachments)
      .where(
        and(
          inArray(attachments.voucherId, voucherIds.slice(from, from + VOUCHERS_PER_HASHING)),
          sql`encode(sha256(${attachments.content}), 'hex') <> ${attachments.sha256}`,
        ),
      );
    for (const { name } of files)
      problems.push({ table: 'attachments', text: `Die Datei ${name} ist verändert.` });
    await nextTurn();
  }
  return problems;
}
