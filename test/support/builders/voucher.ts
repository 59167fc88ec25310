import type { Voucher } from '../../../host/api/vouchers.ts';

/** An invoice over 1.190,00 in the books; a test names only what it is about. */
export function aVoucher(part: Partial<Voucher> = {}): Voucher {
  return {
    id: 'v1',
    externalKey: 'lexoffice:o1:d1:invoice:0',
    belegkreis: 'customers',
    kind: 'invoice',
    number: 'RE-1021',
    date: '2026-04-01',
    postingDate: '2026-04-01',
    personAccount: '10021',
    personName: 'Müller GmbH',
    text: 'RE-1021 Müller GmbH',
    grossCents: 119_000,
    lines: [],
    origin: { source: 'lexoffice', documentId: 'd1', batchId: 'b1' },
    bookedAt: '2026-04-02T08:00:00Z',
    bookedBy: 'anna',
    deleted: false,
    ...part,
  };
}
