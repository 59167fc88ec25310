import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostHttp, type HostRequest } from '../../../host/client/host-http.ts';

/** A host that takes the connection and says nothing. */
const silent: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

describe('A host that hangs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const ask = (request?: HostRequest) => {
    const state = { ended: 'no' };
    void new HostHttp('http://host', { fetch: silent })
      .request('GET', '/x', request)
      .catch((error: unknown) => {
        state.ended = (error as Error).message;
      });
    return state;
  };

  it('ends in a sentence', async () => {
    const state = ask();
    await vi.advanceTimersByTimeAsync(119_999);
    expect(state.ended).toBe('no');
    await vi.advanceTimersByTimeAsync(1);
    expect(state.ended).toBe('Der FIBUscan-Server antwortet nicht.');
  });

  it.each<[string, HostRequest]>([
    ['an upload', { bytes: { content: new Uint8Array(1), contentType: 'application/pdf' } }],
    ['what takes long by itself', { isLong: true }],
  ])('is waited for during %s', async (_what, request) => {
    const state = ask(request);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(state.ended).toBe('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not waited for any longer by whoever gives up', async () => {
    const giving = new AbortController();
    const state = ask({ signal: giving.signal });
    giving.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.ended).toBe('aborted');
    expect(vi.getTimerCount()).toBe(0);
  });
});
