import * as z from 'zod';
import { ERROR_SEVERITIES, type AuditInput } from '../api/log.ts';
import { pageByNumber } from './pages.ts';
import { name, text } from './text.ts';

/** Body of POST M/error-log: `ErrorLogInput[]`. */
export const errorLogInput = z
  .array(
    z.strictObject({
      code: name(100),
      severity: z.enum(ERROR_SEVERITIES),
      document: text(500).optional(),
      message: text(),
      advice: text().optional(),
      batchId: text(200).optional(),
      details: z.record(z.string().max(100), text()).optional(),
    }),
  )
  .max(20_000);
export type CheckedErrorLogInput = z.infer<typeof errorLogInput>;

/** Lines are numbered; a number past what JavaScript counts exactly is none. */
const lineId = z.string().regex(/^[1-9][0-9]{0,14}$/, 'ist keine Zeile des Fehlerprotokolls');

/** Lines in a query, separated by commas: only these. */
const wantedLines = z
  .string()
  .transform((ids) => ids.split(','))
  .pipe(z.array(lineId).max(100))
  .optional();

/** Query of GET M/error-log. */
export const errorLogQuery = z.object({
  ...pageByNumber.shape,
  batchId: z.string().max(200).optional(),
  ids: wantedLines,
});
export type ErrorLogQuery = z.infer<typeof errorLogQuery>;

/** Most lines that are marked with one request. */
export const MAX_MARKS = 1_000;

/** Body of POST M/error-log/marks: lines that are done, or open again. */
export const errorLogMarks = z.strictObject({
  ids: z.array(lineId).min(1).max(MAX_MARKS),
  done: z.boolean(),
});
export type ErrorLogMarks = z.infer<typeof errorLogMarks>;

/** Body of POST M/audit-log: `AuditInput`. */
export const auditInput = z.strictObject({
  action: name(100),
  subject: name(500),
  oldValue: z.json().optional(),
  newValue: z.json().optional(),
});

/** A line of the Logbuch. `hash` is the SHA-256 over the hash of the line before and this line (rules.md 28). */
export interface AuditEntry extends AuditInput {
  /** The sequence number as text, for lists. */
  readonly id: string;
  /** 1, 2, 3 … without gap in a Mandant. */
  readonly sequence: number;
  readonly time: string;
  readonly user: string;
  /** The browser tab. */
  readonly seat?: string;
  /** `user`, `host`, or a plugin's id. */
  readonly source: string;
  readonly hash: string;
}

/** Answer of GET M/audit-log/check. */
export interface AuditCheck {
  readonly lines: number;
  readonly intact: boolean;
  /** First line or voucher that does not fit. */
  readonly problem?: string;
}
