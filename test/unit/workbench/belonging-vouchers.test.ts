import { describe, expect, it } from 'vitest';
import type { Voucher } from '../../../host/api/vouchers.ts';
import { belongingVouchers } from '../../../host/workbench/views/belonging-vouchers.ts';
import { aVoucher } from '../../support/builders/voucher.ts';

const invoice = aVoucher({ id: 'invoice' });
const storno = aVoucher({
  id: 'storno',
  kind: 'cancellation',
  relatedNumber: 'RE-1021',
  grossCents: -119_000,
});
const ids = (voucher: Voucher, ...others: readonly Voucher[]) =>
  belongingVouchers(voucher, [invoice, ...others]).map(({ id }) => id);

describe('what belongs to an invoice that is deleted', () => {
  it('is its Storno', () => {
    expect(ids(invoice, storno)).toEqual(['storno']);
  });

  it('is the Generalumkehr of the same document, whatever number it names', () => {
    const reversal = aVoucher({ id: 'reversal', kind: 'reversal', number: 'RE-1021a' });
    expect(ids(invoice, reversal)).toEqual(['reversal']);
  });

  it('is the credit note that names its number', () => {
    const credit = aVoucher({
      id: 'credit',
      kind: 'creditNote',
      number: 'GS-1',
      relatedNumber: 'RE-1021',
      origin: { source: 'lexoffice', documentId: 'd2', batchId: 'b1' },
    });
    expect(ids(invoice, credit)).toEqual(['credit']);
  });

  it('is nothing that is deleted, of another person, or another booking of the same document', () => {
    const other = { source: 'lexoffice', documentId: 'd9', batchId: 'b1' };
    expect(
      ids(
        invoice,
        { ...storno, deleted: true },
        { ...storno, personAccount: '10022', origin: other },
        aVoucher({ id: 'corrected' }),
      ),
    ).toEqual([]);
  });

  it('is asked for invoices and credit notes only: what takes back stands alone', () => {
    expect(ids(storno, storno)).toEqual([]);
  });
});
