import { describe, expect, it } from 'vitest';
import { FaultPlan, FaultScriptError, parseFaultScript } from '../../../sandbox/http/fault-script.ts';

describe('fault scripts', () => {
  it('reads every word', () => {
    expect(
      parseFaultScript('429=7 #3; 504 after POST /v1/contacts x2; reset 2.5%; slow=300 GET #2-4 ;'),
    ).toEqual([
      { kind: '429', value: '7', from: 3, to: 3 },
      { kind: '504', after: true, method: 'POST', path: '/v1/contacts', from: 1, to: 2 },
      { kind: 'reset', share: 0.025 },
      { kind: 'slow', value: '300', method: 'GET', from: 2, to: 4 },
    ]);
    expect(parseFaultScript('')).toEqual([]);
  });

  it('names what it cannot read', () => {
    expect(() => parseFaultScript('418')).toThrow(
      new FaultScriptError(
        'unknown fault "418"; there are: 401, 402, 403, 429, 500, 500-throttle, 502, 503, 504, reset, half-body, html, slow, drip, content-type, garbage',
      ),
    );
    expect(() => parseFaultScript('503 sometimes')).toThrow('cannot read "sometimes"');
  });

  it('counts per rule, and the first rule that strikes wins', () => {
    const plan = new FaultPlan(parseFaultScript('503 /a #2; 502 #1-3'));
    expect(
      [plan.next('GET', '/a'), plan.next('GET', '/a'), plan.next('GET', '/b'), plan.next('GET', '/a')].map(
        (rule) => rule?.kind,
      ),
    ).toEqual(['502', '503', '502', undefined]);
  });
});
