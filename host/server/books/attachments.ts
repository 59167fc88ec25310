import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Attachment } from '../../api/attachments.ts';
import type { Database } from '../database/open-database.ts';
import { attachments } from '../database/schema.ts';
import { sha256 } from '../journal/audit-line.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { without } from '../present.ts';
import { Refusal } from '../refusal.ts';
import { isUuid, type Books, type Seat } from './books.ts';
import { requireVoucher } from './vouchers.ts';

/** Of one voucher: their list is one answer. */
const MOST_FILES = 100;

const withoutContent = without(getTableColumns(attachments), 'content');
type AttachmentRow = Omit<typeof attachments.$inferSelect, 'content'>;

const toAttachment = (row: AttachmentRow): Attachment => ({
  ...without(row, 'mandantId'),
  addedAt: row.addedAt.toISOString(),
});

/** Keeps the bytes as they are with their hash (rules.md 29). The same file twice: the stored one is answered. */
export async function addAttachment(
  books: Books,
  seat: Seat,
  voucherId: string,
  file: Pick<Attachment, 'name' | 'contentType' | 'role'> & { readonly bytes: Buffer },
): Promise<Attachment> {
  const { bytes, ...described } = file;
  if (bytes.length === 0) throw new Refusal('invalid', 'Die Datei ist leer.');
  const hash = sha256(bytes);
  const { row, added } = await books.database.transaction(async (tx) => {
    const voucher = await requireVoucher(tx, seat.mandantId, voucherId, true);
    const stored = await find(tx, voucher.id, file.role, hash);
    if (stored !== undefined) return { row: stored, added: false };
    await requireRoom(tx, voucher.id);
    const addedAt = books.now();
    const [row] = await tx
      .insert(attachments)
      .values({
        ...described,
        id: randomUUID(),
        mandantId: seat.mandantId,
        voucherId: voucher.id,
        sizeBytes: bytes.length,
        sha256: hash,
        addedAt,
        content: bytes,
      })
      .returning(withoutContent);
    if (row === undefined) throw new Error('the attachment was not stored');
    await appendAudit(tx, seat.mandantId, addedAt, seat.author, {
      action: 'attachment.added',
      subject: voucher.externalKey,
      newValue: { ...described, id: row.id, sizeBytes: bytes.length, sha256: hash },
    });
    return { row, added: true };
  });
  if (added) books.events.publish(seat.mandantId, 'attachments', { ids: [voucherId] });
  return toAttachment(row);
}

async function requireRoom(tx: Database, voucherId: string): Promise<void> {
  const [stored] = await tx
    .select({ files: count() })
    .from(attachments)
    .where(eq(attachments.voucherId, voucherId));
  if ((stored?.files ?? 0) >= MOST_FILES)
    throw new Refusal('invalid', `Am Beleg hängen schon ${String(MOST_FILES)} Dateien.`);
}

async function find(
  tx: Database,
  voucherId: string,
  role: Attachment['role'],
  hash: string,
): Promise<AttachmentRow | undefined> {
  const [row] = await tx
    .select(withoutContent)
    .from(attachments)
    .where(
      and(eq(attachments.voucherId, voucherId), eq(attachments.role, role), eq(attachments.sha256, hash)),
    );
  return row;
}

export async function listAttachments(
  books: Books,
  mandantId: string,
  voucherId: string,
): Promise<Attachment[]> {
  const voucher = await requireVoucher(books.database, mandantId, voucherId);
  const rows = await books.database
    .select(withoutContent)
    .from(attachments)
    .where(eq(attachments.voucherId, voucher.id))
    .orderBy(asc(attachments.addedAt), asc(attachments.id));
  return rows.map(toAttachment);
}

/** @throws Refusal when there is none, or when the bytes are no longer what was received. */
export async function readAttachment(
  books: Books,
  mandantId: string,
  id: string,
): Promise<Attachment & { content: Buffer }> {
  const [row] = isUuid(id)
    ? await books.database
        .select({ ...withoutContent, base64: sql<string>`encode(${attachments.content}, 'base64')` })
        .from(attachments)
        .where(and(eq(attachments.id, id), eq(attachments.mandantId, mandantId)))
    : [];
  if (row === undefined) throw new Refusal('not-found', 'Diese Datei gibt es nicht.');
  const content = Buffer.from(row.base64, 'base64');
  if (sha256(content) !== row.sha256) {
    throw new Refusal('internal', 'Die Datei ist beschädigt: ihr Inhalt passt nicht zur Prüfsumme.');
  }
  return { ...toAttachment(without(row, 'base64')), content };
}
