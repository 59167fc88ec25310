import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { sharedTestHost, type TestHost } from './test-host.ts';

describe('state of the client', () => {
  let test: TestHost;
  beforeAll(async () => {
    test = await sharedTestHost();
  });
  afterAll(() => test.stop());

  it('writes all or none, against the expected versions', async () => {
    const { state } = (await test.session()).services(test.manifest);
    const records = state.collection<{ n: number }>('records');
    await records.write([{ key: 'a/b ü', value: { n: 1 }, expectedVersion: 0 }]);
    await expect(
      records.write([
        { key: 'new', value: { n: 9 } },
        { key: 'a/b ü', value: { n: 2 }, expectedVersion: 7 },
      ]),
    ).rejects.toMatchObject({ name: 'HostError', code: 'conflict' });
    expect(await records.get('new')).toBeUndefined();
    expect(await records.get('a/b ü')).toMatchObject({ key: 'a/b ü', value: { n: 1 }, version: 1 });

    await records.write([{ key: 'a/b ü', value: undefined }]);
    expect(await records.list()).toEqual([]);
  });

  it('tells which Mandanten have a record under a key, the oldest first, and nothing else of them', async () => {
    const other = await sharedTestHost();
    const [first, second] = [await other.session(), await test.session()];
    for (const session of [first, second]) {
      const { state } = session.services(test.manifest);
      await state.collection('shared').write([{ key: 'one/two', value: { secret: session.mandant.name } }]);
    }
    const { state } = second.services(test.manifest);
    const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

    expect(await state.mandantenWith('shared', 'one/two')).toEqual([
      named(first.mandant),
      named(second.mandant),
    ]);
    expect(await state.mandantenWith('shared', 'three')).toEqual([]);
    await other.stop();
  });

  it('gives a lock to one seat, tells the other who holds it, and frees it', async () => {
    const [here, there] = [await test.session(), await test.session()];
    const first = await here
      .services(test.manifest)
      .state.acquireLock('import', { description: 'Import läuft' });
    const second = await there
      .services(test.manifest)
      .state.acquireLock('import', { description: 'Zweiter' });
    expect(second).toMatchObject({
      acquired: false,
      holder: { user: 'Frau Muster', description: 'Import läuft' },
    });
    if (!first.acquired) throw new Error('not acquired');

    first.lock.dispose();
    first.lock.dispose();
    await eventually(async () => {
      const third = await there
        .services(test.manifest)
        .state.acquireLock('import', { description: 'Zweiter' });
      expect(third.acquired).toBe(true);
      if (third.acquired) third.lock.dispose();
    });
  });

  // The lives of locks are real time, long enough for a machine that is slow: side by side they cost one of them.
  it.concurrent('keeps a lock beyond its life by renewing it', async () => {
    const renewed = vi.fn();
    const counting: typeof fetch = (input, init) => {
      if (init?.method === 'PUT') renewed();
      return fetch(input, init);
    };
    const [here, there] = [await test.session(counting), await test.session()];
    const attempt = await here
      .services(test.manifest)
      .state.acquireLock('long', { description: 'lang', ttlMs: 4_000 });
    if (!attempt.acquired) throw new Error('not acquired');
    await eventually(() => expect(renewed.mock.calls.length).toBeGreaterThan(4));
    const other = await there.services(test.manifest).state.acquireLock('long', { description: 'anderer' });
    expect(other.acquired).toBe(false);
    expect(attempt.lock.lost.aborted).toBe(false);
    attempt.lock.dispose();
  });

  it.concurrent.each([
    [
      'the host does not know it any more',
      () => Promise.resolve(new Response('{"error":{"code":"not-found","message":"weg"}}', { status: 404 })),
    ],
    ['the host does not answer for most of its life', () => Promise.reject(new TypeError('fetch failed'))],
  ])('says that a lock is lost when %s', async (_reason, answer) => {
    const failing: typeof fetch = (input, init) => (init?.method === 'PUT' ? answer() : fetch(input, init));
    const session = await test.session(failing);
    const begin = performance.now();
    const attempt = await session
      .services(test.manifest)
      .state.acquireLock(_reason.slice(0, 20).replaceAll(' ', '-'), {
        description: 'x',
        ttlMs: 6_000,
      });
    if (!attempt.acquired) throw new Error('not acquired');
    const { lost } = attempt.lock;
    if (!lost.aborted) await once(lost, 'abort');
    expect(performance.now() - begin).toBeLessThan(5_750);
  });
});
