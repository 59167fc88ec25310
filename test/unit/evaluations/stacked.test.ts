import { expect, it } from 'vitest';
import { stacked } from '../../../src/ui/bar-chart/stacked.ts';

it('stacks what is positive upwards and what is negative downwards, each from zero', () => {
  expect(
    stacked([
      [100, 0, -5],
      [-20, 30, -5],
      [50, 10, 0],
    ]),
  ).toEqual([
    [100, 0, -5],
    [-20, 30, -10],
    [150, 40, 0],
  ]);
});
