import { expect, it } from 'vitest';
import { voucherFingerprint } from '../../../host/server/books/voucher-row.ts';
import { sha256 } from '../../../host/server/journal/audit-line.ts';
import { canonicalJson } from '../../../host/server/journal/canonical-json.ts';
import { aVoucher } from '../../support/builders/voucher.ts';

it('a voucher that was sealed before there were posting dates keeps its fingerprint', () => {
  const { deleted, postingDate, ...sealed } = aVoucher();
  expect(voucherFingerprint({ ...sealed, deleted, postingDate })).toBe(sha256(canonicalJson(sealed)));
});

it('another posting date than the document date is sealed too', () => {
  expect(voucherFingerprint(aVoucher({ postingDate: '2026-05-01' }))).not.toBe(
    voucherFingerprint(aVoucher()),
  );
});

it('what is said of its payment is no part of a booking', () => {
  const payment = { state: 'paid', paidOn: '2026-11-12' } as const;
  expect(voucherFingerprint(aVoucher({ payment }))).toBe(voucherFingerprint(aVoucher()));
});
