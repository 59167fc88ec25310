import { beforeEach, describe, expect, it } from 'vitest';
import type { Lane } from '../../../host/api/connections.ts';
import { Pacer, type SharedPace } from '../../../host/server/connection/pacer.ts';
import type { Throttle } from '../../../host/server/connection/throttle-signal.ts';
import { VirtualClock } from './virtual-clock.ts';

interface Sent {
  readonly name: string;
  readonly at: number;
}

let clock: VirtualClock;
let pacer: Pacer;
let sent: Sent[];

beforeEach(() => {
  clock = new VirtualClock();
  pacer = new Pacer('key', clock);
  sent = [];
});

function send(
  name: string,
  options: {
    lane?: Lane;
    gapMs?: number;
    takesMs?: number;
    throttle?: Throttle | undefined;
    fails?: boolean;
    signal?: AbortSignal;
    onPause?: (milliseconds: number) => void;
  } = {},
): Promise<string> {
  const { lane = 'bulk', gapMs = 550, takesMs = 100, throttle, fails = false } = options;
  return pacer.run(
    { lane, gapMs, signal: options.signal ?? new AbortController().signal, onPause: options.onPause },
    async () => {
      sent.push({ name, at: clock.now() });
      await clock.sleep(takesMs);
      if (fails) throw new Error('no answer');
      return name;
    },
    () => throttle,
  );
}

const names = (): string[] => sent.map(({ name }) => name);
const starts = (): number[] => sent.map(({ at }) => at);

describe('Pacer', () => {
  it('starts the first request at once and the others one gap apart', async () => {
    const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => send(name)));
    await clock.advance(5_000);
    expect(await all).toEqual(['a', 'b', 'c', 'd']);
    expect(starts()).toEqual([0, 550, 1_100, 1_650]);
  });

  it('serves a user before everything that waits in bulk', async () => {
    void ['a', 'b', 'c'].map((name) => send(name));
    await clock.advance(100);
    void send('urgent', { lane: 'user' });
    await clock.advance(5_000);
    expect(names()).toEqual(['a', 'urgent', 'b', 'c']);
  });

  it('has at most two requests in flight, however slow the remote is', async () => {
    void ['a', 'b', 'c'].map((name) => send(name, { takesMs: 10_000 }));
    await clock.advance(9_999);
    expect(starts()).toEqual([0, 550]);
    await clock.advance(1);
    expect(starts()).toEqual([0, 550, 10_000]);
  });

  it('takes the gap of the request that starts', async () => {
    void send('a');
    void send('b', { gapMs: 0 });
    void send('c', { gapMs: 2_000 });
    await clock.advance(5_000);
    expect(starts()).toEqual([0, 0, 2_000]);
  });

  it('pauses at least a second after a throttled answer', async () => {
    void send('a', { throttle: {} });
    void send('b');
    await clock.advance(5_000);
    expect(starts()).toEqual([0, 1_100]);
  });

  it('waits as long as Retry-After asks', async () => {
    void send('a', { throttle: { retryAfterMs: 7_000 } });
    void send('b');
    await clock.advance(20_000);
    expect(starts()).toEqual([0, 7_100]);
  });

  it('G1: tells everybody who waits through a pause how long it still lasts', async () => {
    const told: [string, number][] = [];
    const hears = (name: string) => ({ onPause: (ms: number) => void told.push([name, ms]) });
    void send('a', { ...hears('a'), throttle: { retryAfterMs: 7_000 } });
    void send('b', hears('b'));
    await clock.advance(3_000); // the answer came at 100
    expect(told).toEqual([
      ['a', 7_000],
      ['b', 7_000],
    ]);
    void send('c', hears('c'));
    await clock.advance(10_000);
    void send('d', hears('d'));
    await clock.advance(10_000);
    expect(told.slice(2)).toEqual([['c', 4_100]]);
  });

  it('then starts only 500 ms after the previous answer, one at a time', async () => {
    void send('a', { throttle: {} });
    void ['b', 'c', 'd'].map((name) => send(name, { takesMs: 400 }));
    await clock.advance(10_000);
    // b after the pause, c 500 ms after b's answer (1 100 + 400 + 500), d likewise
    expect(starts()).toEqual([0, 1_100, 2_000, 2_900]);
  });

  it('returns to the gap between starts after four good answers', async () => {
    void send('a', { throttle: {} });
    void ['b', 'c', 'd', 'e', 'f', 'g'].map((name) => send(name));
    await clock.advance(10_000);
    // b … e each 600 ms after the other (answer + 500), f and g by the gap again, 10 ms wider
    expect(starts()).toEqual([0, 1_100, 1_700, 2_300, 2_900, 3_460, 4_020]);
  });

  it('is careful twice as long when it is throttled again within a minute', async () => {
    void send('a', { throttle: {} });
    void send('b', { throttle: {} });
    for (let index = 0; index < 10; index++) void send(String(index));
    await clock.advance(30_000);
    const gaps = starts().map((at, index, all) => at - (all[index - 1] ?? 0));
    expect(gaps).toEqual([0, 1_100, 1_100, 600, 600, 600, 600, 600, 600, 600, 570, 570]);
  });

  it('forgets the wider gap ten minutes later', async () => {
    void send('a', { throttle: {} });
    await clock.advance(601_000);
    void ['b', 'c', 'd', 'e', 'f', 'g'].map((name) => send(name));
    await clock.advance(10_000);
    const gaps = starts().map((at, index, all) => at - (all[index - 1] ?? 0));
    expect(gaps.slice(2)).toEqual([600, 600, 600, 550, 550]);
  });

  it('pauses 30 s after three throttled answers in a row', async () => {
    void ['a', 'b', 'c', 'd'].map((name) => send(name, { throttle: {} }));
    await clock.advance(100_000);
    // a answers at 100, b starts at 1 100, c at 2 200 (answer 1 200 + pause), its answer at 2 300 is the third
    expect(starts()).toEqual([0, 1_100, 2_200, 32_300]);
  });

  it('forgets earlier throttling after an ordinary answer, but not after a broken connection', async () => {
    void send('a', { throttle: {} });
    void send('b', { throttle: {} });
    void send('fine');
    void send('c', { throttle: {} });
    send('broken', { fails: true }).catch(() => undefined);
    void send('d', { throttle: {} });
    void send('e');
    await clock.advance(30_000);
    expect(names()).toEqual(['a', 'b', 'fine', 'c', 'broken', 'd', 'e']);
    void send('f', { throttle: {} });
    void send('g', { throttle: {} });
    send('broken again', { fails: true }).catch(() => undefined);
    void send('h', { throttle: {} });
    void send('late');
    await clock.advance(20_000);
    expect(names().slice(7)).toEqual(['f', 'g', 'broken again', 'h']);
    await clock.advance(20_000);
    expect(names().at(-1)).toBe('late');
  });

  it('G23: starts no burst after the computer slept', async () => {
    void ['a', 'b', 'c', 'd'].map((name) => send(name));
    await clock.advance(100);
    clock.oversleep(3 * 3_600_000);
    await clock.advance(5_000);
    const awake = 3 * 3_600_000 + 100;
    expect(starts()).toEqual([0, awake, awake + 550, awake + 1_100]);
  });

  it('takes an aborted request out of the queue at once and keeps the turn for the next', async () => {
    const controller = new AbortController();
    void send('a');
    const aborted = send('b', { signal: controller.signal });
    void send('c');
    await clock.advance(10);
    controller.abort(new Error('closed'));
    await expect(aborted).rejects.toThrow('closed');
    await clock.advance(5_000);
    expect(sent).toEqual([
      { name: 'a', at: 0 },
      { name: 'c', at: 550 },
    ]);
  });

  it('does not start what is aborted already', async () => {
    await expect(send('a', { signal: AbortSignal.abort(new Error('closed')) })).rejects.toThrow('closed');
    await clock.advance(1_000);
    expect(sent).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    void ['a', 'b'].map((name) => send(name));
    await clock.advance(5_000);
    expect(pacer.idle).toBe(true);
    expect(clock.pendingTimers).toBe(0);
  });

  it('asks the shared pace for every start and lets the first in the queue have the moment', async () => {
    const pauses: number[] = [];
    let next = 3_000; // another server has the time until then
    const shared: SharedPace = {
      reserve: (_key, gapMs) => {
        const wait = Math.max(0, next - clock.now());
        next = clock.now() + wait + gapMs;
        return Promise.resolve(wait);
      },
      pause: (_key, milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    };
    pacer = new Pacer('key', clock, shared);
    void send('bulk');
    await clock.advance(1_000);
    void send('user', { lane: 'user', throttle: {} });
    await clock.advance(20_000);
    expect(sent[0]).toEqual({ name: 'user', at: 3_000 });
    expect(sent[1]?.name).toBe('bulk');
    expect(pauses).toEqual([1_000]);
  });

  it('asks the shared pace again when a moment went by unused', async () => {
    const reserved: number[] = [];
    pacer = new Pacer('key', clock, {
      reserve: () => Promise.resolve(reserved.push(clock.now()) === 1 ? 3_000 : 400),
      pause: () => Promise.resolve(),
    });
    const controller = new AbortController();
    const aborted = send('a', { signal: controller.signal });
    await clock.advance(100);
    controller.abort(new Error('closed'));
    await expect(aborted).rejects.toThrow('closed');
    await clock.advance(60_000);
    void send('b');
    await clock.advance(1_000);
    expect(reserved).toEqual([0, 60_100]);
    expect(starts()).toEqual([60_500]);
  });

  it('gets on without a gap, although time passes between a reserved moment and its use', async () => {
    let reserved = 0;
    const moving = {
      now: () => {
        clock.oversleep(0.01);
        return clock.now();
      },
      setTimer: (callback: () => void, delayMs: number) => clock.setTimer(callback, delayMs),
    };
    pacer = new Pacer('key', moving, {
      // One that never gets on would ask for ever.
      reserve: () => (++reserved > 10 ? new Promise(() => undefined) : Promise.resolve(0)),
      pause: () => Promise.resolve(),
    });
    void send('a', { gapMs: 0 });
    await clock.advance(1_000);
    expect([sent.length, reserved]).toEqual([1, 1]);
  });

  it('keeps its own pace when the shared one cannot be asked', async () => {
    pacer = new Pacer('key', clock, {
      reserve: () => Promise.reject(new Error('database gone')),
      pause: () => Promise.reject(new Error('database gone')),
    });
    void ['a', 'b'].map((name) => send(name));
    await clock.advance(5_000);
    expect(starts()).toEqual([0, 550]);
  });
});

describe('Pacer against a bucket of two requests a second with burst 1 (R8)', () => {
  it.each([
    [180, 60],
    [500, 400],
  ])('brings 1 000 documents home over a round trip of %i ± %i ms', async (meanMs, jitterMs) => {
    let seed = 42;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    let tokens = 1;
    let refilledAt = 0;
    let refusals = 0;
    const ask = async (): Promise<number> => {
      const oneWayMs = (meanMs + (random() * 2 - 1) * jitterMs) / 2;
      await clock.sleep(oneWayMs);
      tokens = Math.min(1, tokens + (clock.now() - refilledAt) / 500);
      refilledAt = clock.now();
      const granted = tokens >= 1;
      if (granted) tokens -= 1;
      else refusals++;
      await clock.sleep(oneWayMs);
      return granted ? 200 : 429;
    };
    const turn = () => ({ lane: 'bulk', gapMs: 550, signal: new AbortController().signal }) as const;
    let done = 0;
    let finishedAt = 0;
    for (let document = 0; document < 1_000; document++) {
      void (async () => {
        for (let attempt = 0; attempt < 5; attempt++) {
          const status = await pacer.run(turn(), ask, (answer) => (answer === 429 ? {} : undefined));
          if (status !== 200) continue;
          done++;
          finishedAt = clock.now();
          return;
        }
      })();
    }
    await clock.advance(1_500_000);
    expect(done).toBe(1_000);
    if (jitterMs === 60) {
      expect(refusals).toBeLessThanOrEqual(10);
      expect(finishedAt).toBeLessThanOrEqual(565_000);
    }
  });
});
