import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** What is hashed of a line of the Logbuch; the values are canonical JSON already. */
export interface AuditLine {
  readonly time: Date;
  readonly user: string;
  readonly seat: string | null;
  readonly source: string;
  readonly action: string;
  readonly subject: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

/** Hash before the first line of a Mandant. */
export const firstHash = (mandantId: string): string => sha256(`fibuscan:${mandantId}`);

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The canonical JSON of a line, split where its sequence number goes, which only the database can give. */
export function aroundSequence(line: AuditLine): readonly [before: string, after: string] {
  const { action, newValue, oldValue, seat, source, subject, user } = line;
  const before = canonicalJson({ action, newValue, oldValue, seat });
  const after = canonicalJson({ source, subject, time: line.time.toISOString(), user });
  return [`${before.slice(0, -1)},"sequence":`, `,${after.slice(1)}`];
}

export function hashLine(previousHash: string, sequence: number, line: AuditLine): string {
  const [before, after] = aroundSequence(line);
  return sha256(`${previousHash}${before}${String(sequence)}${after}`);
}
