import * as z from 'zod/mini';
import { readJson } from './json-body.ts';

/** What an error answer says, from any of the API's three envelopes (lexware-api.md 3.1). */
export interface ErrorEnvelope {
  /** For decisions only, never for the user: German, and it may quote what was sent (G8). */
  readonly message: string;
  readonly traceId?: string;
  /** Fields and codes: `taxConditions.taxType NOTNULL`. */
  readonly problem?: string;
}

const text = z.catch(z.optional(z.string()), undefined);
const issue = z.object({ source: text, i18nKey: text, type: text });
const detail = z.object({ field: text, violation: text });
const listOf = <T extends z.ZodMiniType>(item: T) => z.catch(z.optional(z.array(item)), undefined);

const envelope = z.object({
  message: text,
  traceId: text,
  requestId: text,
  details: listOf(detail),
  IssueList: listOf(issue),
  // A single issue is sometimes flattened to the top level.
  source: text,
  i18nKey: text,
});

/** Reads what it can; a body that is none of the envelopes gives an empty message. */
export function readErrorEnvelope(
  body: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): ErrorEnvelope {
  const headerTrace = headers['x-amzn-requestid'] ?? headers['x-amzn-trace-id'];
  let json: unknown;
  try {
    json = readJson({ body });
  } catch {
    return { message: '', ...(headerTrace !== undefined && { traceId: headerTrace }) };
  }
  if (typeof json === 'string') return { message: json };
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return { message: '' };
  const {
    message,
    traceId = parsed.data.requestId ?? headerTrace,
    details,
    IssueList,
    source,
    i18nKey,
  } = parsed.data;
  const codes = [
    ...(details ?? []).map((item) => [item.field, item.violation]),
    ...(IssueList ?? []).map((item) => [item.source, item.i18nKey]),
    [source, i18nKey],
  ]
    .map((pair) => pair.filter((part) => part !== undefined && /^[\w.[\] -]{1,80}$/.test(part)).join(' '))
    .filter((code) => code !== '');
  return {
    message: message ?? '',
    ...(traceId !== undefined && { traceId }),
    ...(codes.length > 0 && { problem: codes.slice(0, 5).join(', ') }),
  };
}
