import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'empty', faults: '503 #1' });
});
afterAll(() => sandbox.stop());

const contact = { version: 0, roles: { customer: {} }, company: { name: 'X GmbH' } };

/** Plain node:http: says how many bytes came and whether the end did. */
function rawGet(
  path: string,
): Promise<{ bytes: number; announced: number; complete: boolean; error?: string }> {
  return new Promise((resolve) => {
    const outgoing = request(
      sandbox.url + path,
      { headers: { Authorization: `Bearer ${sandbox.token}` } },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        const done = (): void =>
          resolve({
            bytes,
            announced: Number(response.headers['content-length']),
            complete: response.complete,
          });
        response.on('end', done).on('error', done);
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ bytes: 0, announced: 0, complete: false, error: error.code ?? '' }),
    );
    outgoing.end();
  });
}

describe('faults', () => {
  it('can be given at the start', async () => {
    expect((await get(sandbox, '/profile')).status).toBe(503);
    expect((await get(sandbox, '/profile')).status).toBe(200);
  });

  it.each([
    ['401', 401, { message: 'Unauthorized' }],
    ['403', 403, { message: 'access_denied' }],
    ['429', 429, { message: 'Rate limit exceeded' }],
    ['500', 500, { message: null }],
    ['500-throttle', 500, { message: 'Internal server error or rate limit exceeded' }],
    ['502', 502, { message: 'Internal server error' }],
    ['504', 504, { message: 'Endpoint request timed out' }],
  ])('G1, G2: %s answers %i with its body', async (kind, status, expected) => {
    sandbox.admin.setFaults(kind);
    const { status: got, body } = await get(sandbox, '/profile');
    expect(got).toBe(status);
    expect(body).toEqual(expected);
    expect(sandbox.journal().at(-1)).toMatchObject({ status, fault: kind });
  });

  it('402 comes in the envelope of the resource', async () => {
    sandbox.admin.setFaults('402');
    expect((await get(sandbox, '/profile')).body).toMatchObject({ status: 402, path: '/v1/profile' });
    expect((await get(sandbox, '/contacts')).body).toHaveProperty('IssueList');
  });

  it.each([
    ['429', null],
    ['429=7', '7'],
    ['429=-1', '-1'],
    ['429=abc', 'abc'],
  ])('G3: %s says Retry-After %s', async (kind, header) => {
    sandbox.admin.setFaults(kind);
    expect((await get(sandbox, '/profile')).headers.get('retry-after')).toBe(header);
  });

  it('G3: Retry-After as an HTTP date', async () => {
    sandbox.admin.setFaults('429=date');
    expect(Date.parse((await get(sandbox, '/profile')).headers.get('retry-after')!)).toBeGreaterThan(
      Date.now() - 1000,
    );
  });

  it('B11: 504 after the work was done', async () => {
    sandbox.admin.setFaults('504 after POST /v1/contacts x1');
    expect((await send(sandbox, 'POST', '/contacts', contact)).status).toBe(504);
    expect(sandbox.admin.contacts()).toHaveLength(1);
    sandbox.admin.setFaults('504 POST /v1/contacts x1');
    expect((await send(sandbox, 'POST', '/contacts', contact)).status).toBe(504);
    expect(sandbox.admin.contacts()).toHaveLength(1);
    expect((await send(sandbox, 'POST', '/contacts', contact)).status).toBe(200);
  });

  it('resets the connection, before or after the work', async () => {
    sandbox.admin.setFaults('reset x1');
    expect(await rawGet('/v1/profile')).toMatchObject({ error: 'ECONNRESET' });
    expect(sandbox.journal().at(-1)).toMatchObject({ status: 0, fault: 'reset' });
    const before = sandbox.admin.contacts().length;
    sandbox.admin.setFaults('reset after POST x1');
    await expect(send(sandbox, 'POST', '/contacts', contact)).rejects.toThrow();
    expect(sandbox.admin.contacts()).toHaveLength(before + 1);
  });

  it('sends half a body and hangs up', async () => {
    sandbox.admin.setFaults('half-body x1');
    const half = await rawGet('/v1/countries');
    expect(half.complete).toBe(false);
    expect(half.bytes).toBe(Math.floor(half.announced / 2));
    expect((await rawGet('/v1/countries')).complete).toBe(true);
  });

  it('drips and dawdles', async () => {
    sandbox.admin.setFaults('slow=150 x1');
    let before = performance.now();
    expect((await get(sandbox, '/profile')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(140);
    sandbox.admin.setFaults('drip=200 x1');
    before = performance.now();
    expect((await rawGet('/v1/profile')).complete).toBe(true);
    expect(performance.now() - before).toBeGreaterThan(150);
  });

  it('sends HTML, the wrong type, or broken JSON', async () => {
    sandbox.admin.setFaults('html x1');
    const html = await get(sandbox, '/profile');
    expect(html.status).toBe(200);
    expect(html.headers.get('content-type')).toContain('text/html');
    sandbox.admin.setFaults('content-type=text/plain x1');
    const plain = await get(sandbox, '/profile');
    expect(plain.headers.get('content-type')).toBe('text/plain');
    expect(plain.body.companyName).toBe('Neuanfang GmbH');
    sandbox.admin.setFaults('garbage x1');
    expect((await get(sandbox, '/profile')).body).toBeUndefined();
  });

  it('strikes by path, method, number and share, the same way for the same seed', async () => {
    sandbox.admin.setFaults('503 GET /v1/countries #2-3');
    const statuses = async (path: string, count: number): Promise<number[]> => {
      const result: number[] = [];
      for (let index = 0; index < count; index += 1) result.push((await get(sandbox, path)).status);
      return result;
    };
    expect(await statuses('/profile', 2)).toEqual([200, 200]);
    expect(await statuses('/countries', 4)).toEqual([200, 503, 503, 200]);
    const drawn = async (seed: number): Promise<number[]> => {
      sandbox.admin.setFaults('502 30%', seed);
      return statuses('/profile', 40);
    };
    const first = await drawn(5);
    expect(await drawn(5)).toEqual(first);
    expect(await drawn(6)).not.toEqual(first);
    expect(first.filter((status) => status === 502).length).toBeGreaterThan(4);
    sandbox.admin.setFaults('');
    expect(await statuses('/profile', 1)).toEqual([200]);
  });
});
