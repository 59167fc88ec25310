import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  externalKeyPrefix,
  formatExternalKey,
  parseExternalKey,
} from '../../../src/services/registry/external-key.ts';

const key = fc.record({
  organizationId: fc.uuid(),
  documentId: fc.uuid(),
  kind: fc.constantFrom(
    'invoice' as const,
    'creditNote' as const,
    'cancellation' as const,
    'reversal' as const,
  ),
  revision: fc.nat(999_999_999),
});

describe('External key', () => {
  it('is written as rules.md 13 says', () => {
    const written = formatExternalKey({
      organizationId: 'o',
      documentId: '7f',
      kind: 'reversal',
      revision: 1,
    });
    expect(written).toBe('lexoffice:o:7f:reversal:1');
  });

  it('comes back as it was, and begins with the prefix of its organisation', () => {
    fc.assert(
      fc.property(key, (one) => {
        const written = formatExternalKey(one);
        expect(parseExternalKey(written)).toEqual(one);
        expect(written.startsWith(externalKeyPrefix(one.organizationId))).toBe(true);
      }),
    );
  });

  it.each([
    'datev:o:d:invoice:0',
    'lexoffice:o:d:invoice',
    'lexoffice:o:d:invoice:0:1',
    'lexoffice:o:d:order:0',
    'lexoffice:o:d:invoice:01',
    'lexoffice:o:d:invoice:-1',
    'lexoffice:o:d:invoice:',
    'lexoffice::d:invoice:0',
    '',
  ])('%j is none of ours', (text) => {
    expect(parseExternalKey(text)).toBeUndefined();
  });

  it.each([
    { organizationId: 'a:b', documentId: 'd', kind: 'invoice' as const, revision: 0 },
    { organizationId: 'o', documentId: '', kind: 'invoice' as const, revision: 0 },
    { organizationId: 'o', documentId: 'd', kind: 'invoice' as const, revision: 0.5 },
  ])('refuses parts that would not come back: %j', (parts) => {
    expect(() => formatExternalKey(parts)).toThrow(RangeError);
  });
});
