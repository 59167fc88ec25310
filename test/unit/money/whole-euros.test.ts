import { expect, it } from 'vitest';
import { cutToEuros, roundedToEuros } from '../../../src/services/money/whole-euros.ts';

it.each([
  [119_099, 1190, 1191],
  [119_050, 1190, 1191],
  [119_049, 1190, 1190],
  [-99, 0, -1],
  [-10_050, -100, -101],
  [-49, 0, 0],
  [0, 0, 0],
])('%i cents are %i euros without their cents, and %i rounded', (cents, cut, rounded) => {
  expect(cutToEuros(cents)).toBe(cut);
  expect(roundedToEuros(cents)).toBe(rounded);
});
