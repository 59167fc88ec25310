import type { Voucher } from '../../../../host/api/vouchers.ts';
import { aLine } from '../../../support/builders/voucher-line.ts';
import { aVoucher } from '../../../support/builders/voucher.ts';

const free = { rate: 0, taxCents: 0 };

/** Two months of 2026 and one of 2025: two rates, a Storno, a Schlussrechnung, sales to the EU with and without USt-IdNr, and by OSS. */
export function realisticBooks(): readonly Voucher[] {
  const may = { date: '2026-05-04', postingDate: '2026-05-04' };
  return [
    aVoucher({
      id: 'v1',
      lines: [aLine(), aLine({ taxCase: 'domestic-7', rate: 7, netCents: 20_000, taxCents: 1_400 })],
    }),
    aVoucher({
      id: 'v2',
      number: 'RE-1030',
      personName: '<img src=x onerror=alert(1)>',
      lines: [
        aLine({ netCents: 1_000_000, taxCents: 190_000 }),
        aLine({ account: '1718', taxCase: 'down-payment:19', netCents: -500_000, taxCents: -95_000 }),
      ],
    }),
    aVoucher({
      id: 'v3',
      ...may,
      kind: 'cancellation',
      lines: [
        aLine({ netCents: -100_000, taxCents: -19_000 }),
        aLine({ taxCase: 'domestic-7', rate: 7, netCents: -20_000, taxCents: -1_400 }),
      ],
    }),
    aVoucher({
      id: 'v4',
      ...may,
      number: 'RE-1040',
      vatId: 'EL123456789',
      personName: 'Athena AE',
      lines: [aLine({ taxCase: 'eu-supply', netCents: 99_950, ...free })],
    }),
    aVoucher({
      id: 'v5',
      ...may,
      number: 'RE-1041',
      personName: 'Zoë SARL',
      lines: [aLine({ taxCase: 'eu-service-13b', netCents: 5_000, ...free })],
    }),
    aVoucher({
      id: 'v6',
      ...may,
      number: 'RE-1042',
      lines: [aLine({ taxCase: 'oss-goods:FR:20', ossCountry: 'FR', rate: 20, taxCents: 20_000 })],
    }),
    aVoucher({
      id: 'v7',
      number: 'RE-900',
      date: '2025-12-30',
      postingDate: '2025-12-30',
      lines: [aLine({ taxCase: 'exempt-third', ...free })],
    }),
  ];
}
