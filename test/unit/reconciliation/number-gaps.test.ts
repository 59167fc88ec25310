import { describe, expect, it } from 'vitest';
import { numberGaps } from '../../../src/services/reconciliation/number-gaps.ts';

const taken = (...numbers: string[]) =>
  numbers.map((number) => ({ number, date: '2026-11-20', compared: true }));

describe('numberGaps', () => {
  it.each([
    ['one number', ['RE1020', 'RE1022'], 'RE1021–RE1021 1'],
    ['several numbers', ['RE1020', 'RE1024'], 'RE1021–RE1023 3'],
    ['C10: numbers out of order', ['RE1022', 'RE1020'], 'RE1021–RE1021 1'],
    ['padded numbers', ['RE-0098', 'RE-0101'], 'RE-0099–RE-0100 2'],
    ['a counter that grows by a digit', ['RE9', 'RE11'], 'RE10–RE10 1'],
    ['the year behind the counter', ['7/2026'], undefined],
    ['a suffix', ['RE7a', 'RE9a'], 'RE8a–RE8a 1'],
    ['no digits at all', ['ohne', 'Nummer'], undefined],
    ['the same number twice', ['RE7', 'RE7'], undefined],
    ['other number circles', ['RE7', 'GS9'], undefined],
    ['a jump to the next year', ['20250999', '20260001'], undefined],
    ['digits beyond any counter', ['RE10000000000000001', 'RE10000000000000003'], undefined],
  ])('C9: %s', (_name, numbers, expected) => {
    const gaps = numberGaps(taken(...numbers)).map(({ first, last, count }) => `${first}–${last} ${count}`);
    expect(gaps).toEqual(expected === undefined ? [] : [expected]);
  });

  it('tells the month of the document after the gap, and nothing of earlier books', () => {
    expect(
      numberGaps([
        { number: 'RE1', date: '2026-10-02', compared: false },
        { number: 'RE3', date: '2026-10-03', compared: false },
        { number: 'RE5', date: '2026-11-04', compared: true },
      ]),
    ).toEqual([{ first: 'RE4', last: 'RE4', count: 1, month: '2026-11' }]);
  });
});
