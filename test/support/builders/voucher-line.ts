import type { VoucherLine } from '../../../host/api/vouchers.ts';

/** A line over 1.000,00 net at 19 %; gross is what net and tax come to. */
export function aLine(part: Partial<Omit<VoucherLine, 'grossCents'>> = {}): VoucherLine {
  const line = {
    account: '8400',
    taxCase: 'domestic-19',
    rate: 19,
    netCents: 100_000,
    taxCents: 19_000,
    ...part,
  };
  return { ...line, grossCents: line.netCents + line.taxCents };
}
