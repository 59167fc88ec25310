import * as z from 'zod';
import { ATTACHMENT_CONTENT_TYPES, ATTACHMENT_ROLES } from '../api/attachments.ts';
import {
  BELEGKREISE,
  MAX_BOOKINGS,
  PAYMENT_STATES,
  VOUCHER_KINDS,
  type BookingOutcome,
  type Voucher,
} from '../api/vouchers.ts';
import { ledgerAccount } from './accounts.ts';
import { pageByNumber, wantedIds } from './pages.ts';
import { accountNumber, externalKey } from './person-fields.ts';
import { calendarDate, cents, name, shortText, text } from './text.ts';

const belegkreis = z.enum(BELEGKREISE);

/** A query says yes or no in words. */
export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** Query of GET M/vouchers. */
export const voucherQuery = z.object({
  ...pageByNumber.shape,
  belegkreis: belegkreis.optional(),
  externalKeyPrefix: z.string().max(300).optional(),
  ids: wantedIds,
  includeDeleted: flag,
});
export type VoucherQuery = z.infer<typeof voucherQuery>;

const voucherLine = z.strictObject({
  account: ledgerAccount,
  taxCase: name(100),
  rate: z.number().min(0).max(100),
  ossCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, 'ist kein Länderkürzel')
    .optional(),
  taxKey: text(10).optional(),
  netCents: cents,
  taxCents: cents,
  grossCents: cents,
  text: text(500).optional(),
});

/** Body of POST M/vouchers: `VoucherInput`. Sums, accounts, persons and periods are checked by the books themselves. */
export const voucherInput = z.strictObject({
  externalKey,
  belegkreis,
  kind: z.enum(VOUCHER_KINDS),
  number: name(100),
  relatedNumber: text(100).optional(),
  date: calendarDate,
  postingDate: calendarDate.optional(),
  dueDate: calendarDate.optional(),
  serviceFrom: calendarDate.optional(),
  serviceTo: calendarDate.optional(),
  personAccount: accountNumber,
  personName: name(2_000),
  personAddress: text(2_000).optional(),
  countryCode: name(10).optional(),
  vatId: text(50).regex(/^\S+$/, 'ist leer oder enthält Leerzeichen').optional(),
  text: shortText(),
  grossCents: cents,
  lines: z.array(voucherLine).max(1_000),
  hints: z.array(text()).max(100).optional(),
  origin: z.strictObject({
    source: name(100),
    documentId: name(200),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    batchId: name(200),
    accountTableVersion: z.int().optional(),
  }),
});
export type CheckedVoucher = z.infer<typeof voucherInput>;

/** Body of POST P/bookings. Each is checked by itself: one of a wrong form is refused, not the group. */
export const bookingGroup = z.array(z.unknown()).max(MAX_BOOKINGS);

/** One of them: `VoucherBooking`. */
export const voucherBooking = z.strictObject({
  vouchers: z
    .array(z.strictObject({ input: voucherInput, again: z.boolean().optional() }))
    .min(1)
    .max(10)
    .refine(
      (vouchers) => new Set(vouchers.map(({ input }) => input.externalKey)).size === vouchers.length,
      'enthält einen Schlüssel doppelt',
    ),
  records: z
    .array(
      z.strictObject({
        collection: name(200),
        key: name(500),
        value: z.json().optional(),
        expectedVersion: z.int().min(0),
      }),
    )
    .max(20)
    .refine(
      (records) =>
        new Set(records.map(({ collection, key }) => JSON.stringify([collection, key]))).size ===
        records.length,
      'enthält einen Schlüssel doppelt',
    )
    .optional(),
});
export type CheckedBooking = z.infer<typeof voucherBooking>;

/** Answer to POST P/bookings, by place. */
export type BookingOutcomes = readonly BookingOutcome[];

/** What GET M/vouchers tells besides the contract. */
export interface VoucherRecord extends Voucher {
  /** "Beleg fehlt": why there is no original yet. */
  readonly missingAttachment?: string;
}

/** Body of PUT M/vouchers/{id}/missing-attachment; without a reason the mark goes. */
export const missingAttachment = z.strictObject({ reason: name(500).optional() });

/** Body of POST M/vouchers/payments. */
export const statedPayments = z
  .array(
    z.strictObject({
      voucherId: z.uuid(),
      state: z.enum(PAYMENT_STATES),
      paidOn: calendarDate.optional(),
    }),
  )
  .max(10_000);
export type StatedPayments = z.infer<typeof statedPayments>;

/** Query of PUT M/vouchers/{id}/attachments. */
export const attachmentQuery = z.object({
  name: name(255),
  contentType: z.enum(ATTACHMENT_CONTENT_TYPES),
  role: z.enum(ATTACHMENT_ROLES),
});
