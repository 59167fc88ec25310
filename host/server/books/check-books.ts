import { and, eq, sql } from 'drizzle-orm';
import type { AuditCheck } from '../../wire/journal.ts';
import { attachments, auditLog, vouchers } from '../database/schema.ts';
import { firstBrokenLine } from '../journal/audit-log.ts';
import type { Books } from './books.ts';
import { voucherFingerprint, withLines } from './voucher-row.ts';

/** Checks the chain of the Logbuch, every voucher against the fingerprint of its line, and every file against its hash (S9). */
export async function checkBooks(books: Books, mandantId: string): Promise<AuditCheck> {
  const { lines, broken } = await firstBrokenLine(books.database, mandantId);
  const problem =
    broken === undefined
      ? ((await changedVoucher(books, mandantId)) ?? (await changedFile(books, mandantId)))
      : `Zeile ${String(broken)} des Logbuchs passt nicht zu den Zeilen davor.`;
  return { lines, intact: problem === undefined, ...(problem === undefined ? {} : { problem }) };
}

async function changedVoucher({ database }: Books, mandantId: string): Promise<string | undefined> {
  const booked = await database.select().from(auditLog).where(eq(auditLog.mandantId, mandantId));
  const fingerprints = new Map<string, string>();
  for (const { action, newValue } of booked) {
    if (action !== 'voucher.booked' || newValue === null) continue;
    const { id, fingerprint } = JSON.parse(newValue) as { id: string; fingerprint: string };
    fingerprints.set(id, fingerprint);
  }
  const stored = await withLines(
    database,
    await database.select().from(vouchers).where(eq(vouchers.mandantId, mandantId)),
  );
  for (const voucher of stored) {
    if (fingerprints.get(voucher.id) !== voucherFingerprint(voucher))
      return `Der Beleg ${voucher.number} ist verändert.`;
    fingerprints.delete(voucher.id);
  }
  return fingerprints.size === 0 ? undefined : `${String(fingerprints.size)} gebuchte Belege fehlen.`;
}

/** PostgreSQL hashes the files itself: none has to leave the database. */
async function changedFile({ database }: Books, mandantId: string): Promise<string | undefined> {
  const [file] = await database
    .select({ name: attachments.name })
    .from(attachments)
    .where(
      and(
        eq(attachments.mandantId, mandantId),
        sql`encode(sha256(${attachments.content}), 'hex') <> ${attachments.sha256}`,
      ),
    )
    .limit(1);
  return file && `Die Datei ${file.name} ist verändert.`;
}
