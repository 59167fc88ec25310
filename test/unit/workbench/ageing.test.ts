import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageing, ageOf, AGES } from '../../../host/workbench/views/ageing.ts';
import {
  accountsOf,
  filterOpenItems,
  NO_FILTER,
  type OpenItemFilter,
} from '../../../host/workbench/views/open-item-filter.ts';
import type { OpenItem } from '../../../host/workbench/views/open-items.ts';

const TODAY = '2026-11-22';

const item = (fields: Partial<OpenItem> = {}, accounts: readonly string[] = ['8400']): OpenItem => ({
  key: 'k',
  number: 'RE-1',
  personAccount: '10021',
  personName: 'Müller',
  date: '2026-04-01',
  dueDate: '2026-11-01',
  originalCents: 119_00,
  openCents: 119_00,
  voucher: { lines: accounts.map((account) => ({ account })) } as never,
  ...fields,
});

describe('the ageing of open items', () => {
  it.each([
    ['2026-11-23', 'notDue'],
    ['2026-11-22', 'due'],
    ['2026-11-21', 'to30'],
    ['2026-10-23', 'to30'],
    ['2026-10-22', 'to60'],
    ['2026-09-23', 'to60'],
    ['2026-09-22', 'to90'],
    ['2026-08-24', 'to90'],
    ['2026-08-23', 'older'],
    [undefined, 'notDue'],
  ])('takes what is due on %s for %s', (dueDate, age) => {
    expect(ageOf(item({ dueDate }), TODAY)).toBe(age);
  });

  it('sums up to what is open in all, credits as negative', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const items = fc.array(
      fc.record({
        dueDate: fc.option(day, { nil: undefined }),
        openCents: fc.integer({ min: -1e9, max: 1e9 }),
      }),
    );
    fc.assert(
      fc.property(items, (drawn) => {
        const all = drawn.map(({ dueDate, openCents }) =>
          item({ dueDate: dueDate?.toISOString().slice(0, 10), openCents }),
        );
        const sums = ageing(all, TODAY);
        const add = (pick: (age: (typeof AGES)[number]) => number) =>
          AGES.reduce((sum, age) => sum + pick(age), 0);
        expect(add((age) => sums[age].cents)).toBe(all.reduce((sum, { openCents }) => sum + openCents, 0));
        expect(add((age) => sums[age].count)).toBe(all.length);
      }),
    );
  });
});

describe('the filters of the ZV-Liste', () => {
  const settled = item({ number: 'settled', openCents: 0 });
  const later = item({ number: 'later', dueDate: '2026-12-01' });
  const todays = item({ number: 'today', dueDate: TODAY });
  const overdue = item({ number: 'overdue' }, ['8400', '8300']);
  const credit = item({ number: 'credit', openCents: -5_00, personAccount: '10022' });
  const all = [settled, later, todays, overdue, credit];
  const shown = (filter: Partial<OpenItemFilter>) =>
    filterOpenItems(all, { ...NO_FILTER, ...filter }, TODAY).map(({ number }) => number);

  it('shows without any of them what is open', () => {
    expect(shown({})).toEqual(['later', 'today', 'overdue', 'credit']);
  });

  it('adds by V what is set off, and keeps by F what is due, by M what is to be dunned', () => {
    expect(shown({ netted: true })).toContain('settled');
    expect(shown({ due: true })).toEqual(['today', 'overdue', 'credit']);
    expect(shown({ dunning: true })).toEqual(['overdue']);
  });

  it('keeps by S what is booked on a Sachkonto, by P what is of a Personenkonto', () => {
    expect(shown({ ledgerAccount: '8300' })).toEqual(['overdue']);
    expect(shown({ personAccount: '10022' })).toEqual(['credit']);
    expect(accountsOf(all)).toEqual({
      ledger: ['8300', '8400'],
      persons: new Map([
        ['10021', 'Müller'],
        ['10022', 'Müller'],
      ]),
    });
  });
});
