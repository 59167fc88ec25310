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

export function hashLine(previousHash: string, sequence: number, line: AuditLine): string {
  const { action, newValue, oldValue, seat, source, subject, user } = line;
  const time = line.time.toISOString();
  return sha256(
    previousHash + canonicalJson({ action, newValue, oldValue, seat, sequence, source, subject, time, user }),
  );
}
