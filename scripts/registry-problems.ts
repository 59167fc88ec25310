import type { VerificationProblem } from '../host/wire/verification.ts';
import { documentRecordSchema } from '../src/services/registry/document-record.schema.ts';
import { parseExternalKey } from '../src/services/registry/external-key.ts';

/** What a Mandant remembers of documents, and what stands in its books. */
export interface RegistryAndBooks {
  readonly mandant: string;
  readonly records: readonly { readonly key: string; readonly value: unknown }[];
  /** Of all vouchers, deleted ones too. */
  readonly externalKeys: readonly string[];
}

/** Where the plugin's registry and the books do not say the same (rules.md 3, R6). */
export function registryProblems({
  mandant,
  records,
  externalKeys,
}: RegistryAndBooks): VerificationProblem[] {
  const problem = (text: string): VerificationProblem => ({ table: 'state', text: `${mandant}: ${text}` });
  const booked = new Set(
    externalKeys.flatMap((key) => {
      const parsed = parseExternalKey(key);
      return parsed === undefined ? [] : [`${parsed.organizationId}:${parsed.documentId}`];
    }),
  );
  const known = new Set(records.map(({ key }) => key));
  return [
    ...records.flatMap(({ key, value }) => {
      const record = documentRecordSchema.safeParse(value).data;
      if (record === undefined) return [problem(`Der Merkposten zum Dokument ${key} ist nicht zu lesen.`)];
      const transferred = record.fingerprint !== undefined && record.marked === undefined;
      return transferred && !booked.has(key)
        ? [problem(`Das Dokument ${key} ist als übertragen gemerkt, steht aber nicht in den Büchern.`)]
        : [];
    }),
    ...[...booked]
      .filter((key) => !known.has(key))
      .map((key) => problem(`Das Dokument ${key} steht in den Büchern, der Merkposten dazu fehlt.`)),
  ];
}
