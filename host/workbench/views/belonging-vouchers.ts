import type { Voucher } from '../../api/vouchers.ts';

/**
 * What stands in the books because of an invoice or a credit note and does not go with it: its Storno or Generalumkehr, and whatever else
 * names its number for the same person.
 */
export function belongingVouchers<V extends Voucher>(voucher: Voucher, all: readonly V[]): readonly V[] {
  if (isTakingBack(voucher)) return [];
  const { id, number, personAccount, origin } = voucher;
  return all.filter(
    (other) =>
      !other.deleted &&
      other.id !== id &&
      ((other.relatedNumber === number && other.personAccount === personAccount) ||
        (isTakingBack(other) &&
          other.origin.source === origin.source &&
          other.origin.documentId === origin.documentId)),
  );
}

const isTakingBack = ({ kind }: Voucher): boolean => kind === 'cancellation' || kind === 'reversal';
