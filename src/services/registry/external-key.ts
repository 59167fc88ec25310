import type { VoucherKind } from '../../../host/api/vouchers.ts';
import type { ExternalKey } from './document-record.ts';

const SOURCE = 'lexoffice';
const KINDS: readonly string[] = [
  'invoice',
  'creditNote',
  'cancellation',
  'reversal',
] satisfies VoucherKind[];

/** `lexoffice:<organizationId>:<documentId>:<kind>:<revision>` (rules.md 13). @throws RangeError for parts that would not come back. */
export function formatExternalKey({ organizationId, documentId, kind, revision }: ExternalKey): string {
  const text = [SOURCE, organizationId, documentId, kind, revision].join(':');
  if (parseExternalKey(text) === undefined) throw new RangeError(`not an external key: ${text}`);
  return text;
}

/** `undefined` for keys of other programs and of shapes that this version does not know. */
export function parseExternalKey(text: string): ExternalKey | undefined {
  const [source, organizationId, documentId, kind, revision, ...more] = text.split(':');
  if (source !== SOURCE || !organizationId || !documentId || more.length > 0) return undefined;
  if (kind === undefined || !KINDS.includes(kind)) return undefined;
  if (revision === undefined || !/^(0|[1-9]\d{0,8})$/.test(revision)) return undefined;
  return { organizationId, documentId, kind: kind as VoucherKind, revision: Number(revision) };
}

/** Prefix of all keys of one organisation. */
export function externalKeyPrefix(organizationId: string): string {
  return `${SOURCE}:${organizationId}:`;
}
