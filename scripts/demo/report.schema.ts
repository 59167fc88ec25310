import * as z from 'zod';
import { JOB_ORIGINS, JOB_STATES } from '../../host/api/jobs.ts';

// The closed lists are those of the glossary.
const entryClass = z.enum(['preselected', 'offered', 'blocked', 'leftOut', 'transferred']);
const entryKind = z.enum([
  'invoice',
  'creditNote',
  'cancellation',
  'correction',
  'downPaymentInvoice',
  'unknown',
]);
const voucherKind = z.enum(['invoice', 'creditNote', 'cancellation', 'reversal']);
const entryReason = z.enum([
  'type',
  'status',
  'being-edited',
  'currency',
  'unreadable',
  'created-before-cutoff',
  'dismissed',
  'not-selected',
  'person-missing',
  'person-conflict',
  'collective-account-missing',
  'amounts-differ',
  'account-missing',
  'account-unconfirmed',
  'closing-invoice',
  'changed-after-transfer',
  'marked-transferred',
  'record-unreadable',
  'tax-implausible',
  'vat-id-missing',
]);
const contactReason = z.enum([
  'name-missing',
  'number-missing',
  'number-not-five-digits',
  'unreadable',
  'contact-gone',
  'number-used-twice',
  'number-taken',
  'number-changed',
]);

const cents = z
  .int()
  .meta({ description: 'Euro cents; negative for credit notes, cancellations and reversals.' });
const date = z.iso.date();
const count = z.int().min(0);

const turnedDown = z.array(
  z.strictObject({ id: z.string(), number: z.string().nullable(), reason: contactReason }),
);
const side = z.strictObject({
  new: count,
  changed: count,
  unchanged: count,
  conflict: count,
  refused: turnedDown,
  conflicts: turnedDown,
});

export const reportSchema = z
  .strictObject({
    contacts: z.strictObject({ customers: side, suppliers: side, withoutRole: count }),
    badge: count.meta({ description: 'Number on the import button before the import.' }),
    entries: z.array(
      z.strictObject({
        id: z.string().meta({ description: 'Document id.' }),
        number: z.string(),
        kind: entryKind,
        class: entryClass,
        reason: entryReason.optional(),
      }),
    ),
    vouchers: z
      .array(
        z.strictObject({
          externalKey: z.string(),
          kind: voucherKind,
          number: z.string(),
          relatedNumber: z.string().nullable(),
          date,
          dueDate: date.nullable(),
          personAccount: z.string(),
          grossCents: cents,
          lines: z.array(
            z.strictObject({
              account: z.string(),
              taxCase: z.string(),
              rate: z.number(),
              netCents: cents,
              taxCents: cents,
              grossCents: cents,
            }),
          ),
        }),
      )
      .meta({ description: 'Vouchers of this run only.' }),
    identity: z.strictObject({
      found: count,
      imported: count,
      alreadyTransferred: count,
      leftOut: count,
      blocked: count,
      failed: count,
    }),
    errorLog: z.array(
      z.strictObject({ code: z.string(), document: z.string().nullable(), message: z.string() }),
    ),
    originals: z
      .strictObject({ kept: count, missing: count })
      .nullable()
      .meta({ description: 'Vouchers with and without their original file; null with --no-originals.' }),
    runs: z
      .array(
        z.strictObject({
          job: z.string(),
          state: z.enum(JOB_STATES),
          origin: z.enum(JOB_ORIGINS),
          counts: z.record(z.string(), count),
        }),
      )
      .meta({ description: 'Runs of jobs that began with this run, oldest first.' }),
    requests: z.strictObject({ total: count, byStatus: z.record(z.string(), count) }),
  })
  .meta({ title: 'Report of npm run demo -- --json FILE' });

export type Report = z.infer<typeof reportSchema>;
