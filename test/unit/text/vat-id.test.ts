import { describe, expect, it } from 'vitest';
import { vatIdOf } from '../../../src/services/text/vat-id.ts';

describe('vatIdOf', () => {
  it.each([
    ['DE 123 456 789', 'DE123456789'],
    ['de123456789', 'DE123456789'],
    ['FR\u00a012.345.678-901', 'FR12345678901'],
    ['GR 123456789', 'EL123456789'],
    ['EL123456789', 'EL123456789'],
    [' ', ''],
  ])('rules.md 31: writes %j as VIES wants it', (text, vatId) => {
    expect(vatIdOf(text)).toBe(vatId);
  });
});
