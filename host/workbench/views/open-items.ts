import type { Voucher } from '../../api/vouchers.ts';

/** What is still to be paid for one document, with everything that refers to it; 0,00 for one that is settled. */
export interface OpenItem {
  readonly key: string;
  readonly number: string;
  readonly personAccount: string;
  readonly personName: string;
  readonly date: string;
  readonly dueDate: string | undefined;
  readonly originalCents: number;
  readonly openCents: number;
  /** The voucher that the item stands for. */
  readonly voucher: Voucher;
}

/**
 * Items of the ZV-Liste, earliest due first. Credit notes, Stornos and reversals are set off against the invoice they name; what sums to
 * 0,00 is settled, and stays in the list for who wants to see it. Payments are not part of this host, so nothing else settles an item.
 */
export function openItems(vouchers: readonly Voucher[]): readonly OpenItem[] {
  const groups = new Map<string, Voucher[]>();
  for (const voucher of vouchers) {
    if (voucher.deleted) continue;
    const key = `${voucher.personAccount}\n${voucher.relatedNumber ?? voucher.number}`;
    groups.set(key, [...(groups.get(key) ?? []), voucher]);
  }
  return [...groups]
    .flatMap(([key, group]) => {
      const openCents = group.reduce((sum, { grossCents }) => sum + grossCents, 0);
      // A corrected document is booked several times: its last booking states what counts.
      const lead = group.findLast(({ kind }) => kind === 'invoice') ?? group.at(-1);
      if (lead === undefined) return [];
      const { number, personAccount, personName, date, dueDate, grossCents } = lead;
      return [
        {
          key,
          number,
          personAccount,
          personName,
          date,
          dueDate,
          originalCents: grossCents,
          openCents,
          voucher: lead,
        },
      ];
    })
    .sort((a, b) => (a.dueDate ?? a.date).localeCompare(b.dueDate ?? b.date));
}
