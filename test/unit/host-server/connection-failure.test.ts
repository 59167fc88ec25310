import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../host/server/connection/connection-failure.ts';

const thrown = (
  code: string,
  wrap: (cause: Error) => Error = (cause) => new TypeError('fetch failed', { cause }),
) => wrap(Object.assign(new Error('Authorization: Bearer canary'), { code }));

describe('failureOf', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('%s: nothing was sent', (code) => {
    expect(failureOf(thrown(code)).failure).toBe('offline');
  });

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT', 'HPE_INVALID_CONSTANT'])(
    '%s: nobody knows what arrived',
    (code) => {
      expect(failureOf(thrown(code)).failure).toBe('interrupted');
    },
  );

  it('looks into the attempts on several addresses', () => {
    const all = thrown(
      'ECONNREFUSED',
      (cause) => new TypeError('fetch failed', { cause: new AggregateError([cause, cause]) }),
    );
    expect(failureOf(all).failure).toBe('offline');
  });

  it('carries nothing of the error itself', () => {
    const failure = failureOf(thrown('ECONNRESET'));
    expect(failure.cause).toBeUndefined();
    expect(`${failure.message}${failure.stack ?? ''}`).not.toContain('canary');
  });

  it('takes the unknown for sent', () => {
    expect(failureOf('nonsense').failure).toBe('interrupted');
    expect(failureOf(new Error('bad port')).failure).toBe('interrupted');
  });
});
