import * as z from 'zod/mini';
import type { DocumentRecord } from './document-record.ts';

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });

const fingerprint = z.looseObject({
  number: z.string(),
  date: day,
  serviceFrom: z.optional(day),
  serviceTo: z.optional(day),
  contactId: z.optional(z.string()),
  taxType: z.string(),
  taxSubType: z.optional(z.string()),
  taxAmounts: z.array(z.string()),
  totalNetCents: z.int(),
  totalTaxCents: z.int(),
  totalCents: z.int(),
  deductions: z.array(z.string()),
  informational: z.looseObject({ dueDate: z.optional(day), name: z.string(), address: z.string() }),
});

const original = z.looseObject({
  file: z.enum(['xml', 'pdf', 'any', 'stamped']),
  totalCents: z.optional(z.int()),
  failure: z.optional(z.string()),
  tries: z.optional(z.int()),
  nextTry: z.optional(instant),
});

const kind = z.enum(['invoice', 'creditNote', 'cancellation', 'correction']);

/**
 * What another release may have stored is read with its further fields kept; a record of another shape is not touched (R7).
 */
export const documentRecordSchema: z.ZodMiniType<DocumentRecord> = z.looseObject({
  type: z.enum(['invoice', 'creditNote', 'downPaymentInvoice', 'unknown']),
  fingerprint: z.optional(fingerprint),
  checkedUpdatedDate: z.optional(instant),
  changed: z.optional(z.boolean()),
  marked: z.optional(
    z.looseObject({
      updatedDate: instant,
      voided: z.boolean(),
      number: z.string(),
      date: day,
      contactId: z.optional(z.string()),
      totalCents: z.int(),
    }),
  ),
  dismissed: z.optional(z.partialRecord(kind, instant)),
  noted: z.optional(instant),
  dismissedChange: z.optional(fingerprint),
  takenByHand: z.optional(z.boolean()),
  onCollective: z.optional(z.boolean()),
  accounts: z.optional(z.record(z.string(), z.string())),
  again: z.optional(z.array(kind)),
  waiting: z.optional(z.boolean()),
  voidedSeen: z.optional(day),
  intent: z.optional(
    z.looseObject({
      externalKey: z.string(),
      batchId: z.string(),
      since: instant,
      done: z.looseObject({
        fingerprint: z.optional(fingerprint),
        checkedUpdatedDate: z.optional(instant),
        voidedSeen: z.optional(day),
        original: z.optional(original),
      }),
    }),
  ),
  originals: z.optional(z.record(z.string(), original)),
  reported: z.optional(z.record(z.string(), z.string())),
});

export const watermarkSchema = z.looseObject({ updatedFrom: day, readAt: instant, lastFetchDate: day });
