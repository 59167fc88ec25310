import { describe, expect, it } from 'vitest';
import { formatLocation, parseLocation } from '../../../host/workbench/location.ts';

describe('location of the workbench', () => {
  it.each([
    '#/m1/edit/suppliers',
    '#/m1/options/interfaces',
    '#/m1/archive/',
    '#/M%C3%BCller%20%26%20S%C3%B6hne/edit/log',
  ])('leads back to %s', (hash) => {
    expect(formatLocation(parseLocation(hash))).toBe(hash);
  });

  it.each(['', '#', '#/', '#/m1/nowhere/else', '#/%E0%A4%A'])(
    'falls back to the customers for "%s"',
    (hash) => {
      expect(parseLocation(hash)).toMatchObject({ register: 'edit', view: 'customers', page: 'general' });
    },
  );
});
