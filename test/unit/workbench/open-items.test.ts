import { describe, expect, it } from 'vitest';
import type { Voucher } from '../../../host/api/vouchers.ts';
import { openItems } from '../../../host/workbench/views/open-items.ts';

const voucher = (fields: Partial<Voucher>): Voucher =>
  ({
    id: 'v',
    number: 'RE-1',
    kind: 'invoice',
    personAccount: '10021',
    personName: 'Müller',
    date: '2026-04-01',
    grossCents: 119_00,
    deleted: false,
    ...fields,
  }) as Voucher;

describe('openItems', () => {
  it('lists what is due first', () => {
    const items = openItems([
      voucher({ number: 'RE-2', dueDate: '2026-05-01' }),
      voucher({ number: 'RE-1', dueDate: '2026-04-15' }),
      voucher({ number: 'RE-3', date: '2026-04-20' }),
    ]);
    expect(items.map(({ number }) => number)).toEqual(['RE-1', 'RE-3', 'RE-2']);
  });

  it('sets a credit note off against its invoice', () => {
    const items = openItems([
      voucher({}),
      voucher({ number: 'GS-1', kind: 'creditNote', relatedNumber: 'RE-1', grossCents: -19_00 }),
    ]);
    expect(items).toMatchObject([{ number: 'RE-1', originalCents: 119_00, openCents: 100_00 }]);
  });

  it('leaves nothing open of an invoice with its Storno, and knows no deleted voucher', () => {
    expect(
      openItems([
        voucher({}),
        voucher({ kind: 'cancellation', relatedNumber: 'RE-1', grossCents: -119_00 }),
        voucher({ number: 'RE-9', deleted: true }),
      ]),
    ).toMatchObject([{ number: 'RE-1', openCents: 0 }]);
  });

  it('takes the last booking of a corrected invoice', () => {
    const items = openItems([
      voucher({ dueDate: '2026-04-15' }),
      voucher({ kind: 'reversal', relatedNumber: 'RE-1', grossCents: -119_00 }),
      voucher({ grossCents: 238_00, dueDate: '2026-04-30' }),
    ]);
    expect(items).toMatchObject([{ originalCents: 238_00, openCents: 238_00, dueDate: '2026-04-30' }]);
  });

  it('keeps equal numbers of two persons apart', () => {
    expect(openItems([voucher({}), voucher({ personAccount: '10022' })])).toHaveLength(2);
  });
});
