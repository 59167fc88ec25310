import * as z from 'zod';
import type { DocumentRecord } from './transfer-registry.ts';

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });

const fingerprint = z.looseObject({
  number: z.string(),
  date: day,
  serviceFrom: day.optional(),
  serviceTo: day.optional(),
  contactId: z.string().optional(),
  taxType: z.string(),
  taxSubType: z.string().optional(),
  taxAmounts: z.array(z.string()),
  totalNetCents: z.int(),
  totalTaxCents: z.int(),
  totalCents: z.int(),
  deductions: z.array(z.string()),
  informational: z.looseObject({ dueDate: day.optional(), name: z.string(), address: z.string() }),
});

const original = z.looseObject({
  file: z.enum(['xml', 'pdf', 'any', 'stamped']),
  totalCents: z.int().optional(),
  failure: z.string().optional(),
});

const kind = z.enum(['invoice', 'creditNote', 'cancellation', 'correction']);

/**
 * What another release may have stored is read with its further fields kept; a record of another shape is not touched (R7).
 */
export const documentRecordSchema: z.ZodType<DocumentRecord> = z.looseObject({
  type: z.enum(['invoice', 'creditNote', 'downPaymentInvoice']),
  fingerprint: fingerprint.optional(),
  checkedUpdatedDate: instant.optional(),
  changed: z.boolean().optional(),
  marked: z
    .looseObject({
      updatedDate: instant,
      voided: z.boolean(),
      number: z.string(),
      date: day,
      contactId: z.string().optional(),
      totalCents: z.int(),
    })
    .optional(),
  dismissed: z.partialRecord(kind, instant).optional(),
  dismissedChange: fingerprint.optional(),
  takenByHand: z.boolean().optional(),
  again: z.array(kind).optional(),
  waiting: z.boolean().optional(),
  voidedSeen: day.optional(),
  intent: z
    .looseObject({
      externalKey: z.string(),
      batchId: z.string(),
      since: instant,
      done: z.looseObject({
        fingerprint: fingerprint.optional(),
        checkedUpdatedDate: instant.optional(),
        voidedSeen: day.optional(),
        original: original.optional(),
      }),
    })
    .optional(),
  originals: z.record(z.string(), original).optional(),
  reported: z.record(z.string(), z.string()).optional(),
});

export const watermarkSchema = z.looseObject({ updatedFrom: day, readAt: instant, lastFetchDate: day });
