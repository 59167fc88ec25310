import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { firstHash, hashLine, type AuditLine } from '../../../host/server/journal/audit-line.ts';
import { canonicalJson } from '../../../host/server/journal/canonical-json.ts';

describe('canonicalJson', () => {
  it('gives the same text for the same value', () => {
    expect(canonicalJson({ b: [1, { d: 'ü', c: null }], a: undefined, A: true })).toBe(
      '{"A":true,"b":[1,{"c":null,"d":"ü"}]}',
    );
  });
});

describe('hashLine', () => {
  const line: AuditLine = {
    time: new Date('2026-11-23T10:00:00.123Z'),
    user: 'Frau Öztürk',
    seat: null,
    source: 'lexoffice',
    action: 'entry.dismissed',
    subject: 'RE-1 "quoted"',
    oldValue: null,
    newValue: '{"a":1}',
  };

  it('hashes the previous hash and the canonical JSON of the whole line', () => {
    const whole = canonicalJson({ ...line, time: line.time.toISOString(), sequence: 7 });
    const expected = createHash('sha256')
      .update(firstHash('m') + whole)
      .digest('hex');
    expect(hashLine(firstHash('m'), 7, line)).toBe(expected);
  });
});
