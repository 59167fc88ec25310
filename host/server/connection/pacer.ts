import type { Lane } from '../../api/connections.ts';
import type { MonotonicClock } from './clock.ts';
import type { Throttle } from './throttle-signal.ts';

const MOST_IN_FLIGHT = 2;
const SHORTEST_PAUSE_MS = 1_000;
const LONG_PAUSE_MS = 30_000;
const THROTTLES_FOR_LONG_PAUSE = 3;
const CAREFUL_GAP_MS = 500;
/** Answers after a throttled one that are asked for carefully; doubled when it happens again within a minute. */
const CAREFUL_ANSWERS = 4;
const MOST_CAREFUL_ANSWERS = 128;
const REPEATED_WITHIN_MS = 60_000;
/** Every throttled answer widens the gap a little, for some minutes: jitter on the way makes two requests arrive closer than they start. */
const WIDENED_BY_MS = 10;
const WIDEST_MS = 250;
const WIDENED_FOR_MS = 600_000;
/** A reserved moment is kept so long at least: without a gap it would be over before it is used. */
const RESERVATION_KEPT_MS = 50;

/** Keeps the starts of all servers on one database apart; absent where there is one server only. */
export interface SharedPace {
  /** Takes the next free moment at least `gapMs` after the one before; answers in how many milliseconds it is. */
  reserve(key: string, gapMs: number): Promise<number>;
  /** Nobody starts before `milliseconds` have passed. */
  pause(key: string, milliseconds: number): Promise<void>;
}

export interface Turn {
  readonly lane: Lane;
  readonly gapMs: number;
  readonly signal: AbortSignal;
  /** Told when the turn is throttled or waits through a pause, how long it still lasts. */
  readonly onPause?: (milliseconds: number) => void;
}

interface Waiting extends Pick<Turn, 'gapMs' | 'onPause'> {
  readonly start: () => void;
}

/**
 * Hands out turns to call one remote with one token (docs/adr/0009): `user` before `bulk`, one gap between starts, at most two in
 * flight. After a throttled answer it pauses, then for some answers starts only 500 ms after the previous one: the pace that a remote
 * with two requests a second can never refuse.
 */
export class Pacer {
  readonly #queues: Readonly<Record<Lane, Waiting[]>> = { user: [], bulk: [] };
  #inFlight = 0;
  #lastStart = Number.NEGATIVE_INFINITY;
  #lastAnswer = Number.NEGATIVE_INFINITY;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #lastThrottle = Number.NEGATIVE_INFINITY;
  #widenedMs = 0;
  #carefulSpan = 0;
  #carefulAnswers = 0;
  #throttlesInARow = 0;
  #cancelTimer: (() => void) | undefined;
  #reserving = false;
  #reservedUntil: number | undefined;

  constructor(
    private readonly key: string,
    private readonly clock: MonotonicClock,
    private readonly shared?: SharedPace,
  ) {}

  /** Waits for a turn, runs `request` and looks at its answer for throttling. An aborted signal takes it out of the queue. */
  async run<T>(
    turn: Turn,
    request: () => Promise<T>,
    throttleOf: (answer: T) => Throttle | undefined,
  ): Promise<T> {
    await this.#turn(turn);
    let throttle: Throttle | undefined;
    let answered = false;
    try {
      const answer = await request();
      throttle = throttleOf(answer);
      answered = true;
      return answer;
    } finally {
      this.#finish(turn, throttle, answered);
    }
  }

  get idle(): boolean {
    return this.#inFlight === 0 && this.#queues.user.length === 0 && this.#queues.bulk.length === 0;
  }

  #turn({ lane, gapMs, signal, onPause }: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const queue = this.#queues[lane];
      const leave = (): void => {
        const place = queue.indexOf(waiting);
        if (place >= 0) queue.splice(place, 1);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        gapMs,
        onPause,
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.push(waiting);
      const pausedMs = this.#pausedUntil - this.clock.now();
      if (pausedMs > 0) onPause?.(pausedMs);
      this.#proceed();
    });
  }

  #proceed(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const queue = this.#queues.user.length > 0 ? this.#queues.user : this.#queues.bulk;
    const [next] = queue;
    if (next === undefined || this.#reserving) return;
    const careful = this.#carefulAnswers > 0;
    if (this.#inFlight >= (careful ? 1 : MOST_IN_FLIGHT)) return; // the next answer proceeds

    const gapMs = next.gapMs + this.#widening();
    // Nobody used the moment, or the computer slept through it: by now it may be somebody else's.
    if (
      this.#reservedUntil !== undefined &&
      this.clock.now() - this.#reservedUntil > Math.max(gapMs, RESERVATION_KEPT_MS)
    )
      this.#reservedUntil = undefined;
    const earliest = Math.max(
      this.#lastStart + gapMs,
      this.#pausedUntil,
      careful ? this.#lastAnswer + CAREFUL_GAP_MS : Number.NEGATIVE_INFINITY,
      this.#reservedUntil ?? Number.NEGATIVE_INFINITY,
    );
    const waitMs = earliest - this.clock.now();
    if (waitMs > 0) {
      this.#cancelTimer = this.clock.setTimer(() => this.#proceed(), Math.ceil(waitMs));
    } else if (this.shared !== undefined && this.#reservedUntil === undefined) {
      this.#reserve(this.shared, gapMs);
    } else {
      queue.shift();
      this.#reservedUntil = undefined;
      this.#inFlight++;
      this.#lastStart = this.clock.now();
      next.start();
      this.#proceed();
    }
  }

  #widening(): number {
    return this.clock.now() - this.#lastThrottle < WIDENED_FOR_MS ? this.#widenedMs : 0;
  }

  /** A reserved moment belongs to whoever is first in the queue when it comes. */
  #reserve(shared: SharedPace, gapMs: number): void {
    this.#reserving = true;
    shared
      .reserve(this.key, gapMs)
      // Without the database the office's other servers are unknown; this one keeps its own pace.
      .catch(() => 0)
      .then((waitMs) => {
        this.#reserving = false;
        this.#reservedUntil = this.clock.now() + waitMs;
        this.#proceed();
      })
      .catch(() => undefined);
  }

  #finish(turn: Turn, throttle: Throttle | undefined, answered: boolean): void {
    const now = this.clock.now();
    this.#inFlight--;
    this.#lastAnswer = now;
    if (throttle !== undefined) {
      this.#throttlesInARow++;
      const asked = Math.max(SHORTEST_PAUSE_MS, throttle.retryAfterMs ?? 0);
      const pauseMs =
        this.#throttlesInARow >= THROTTLES_FOR_LONG_PAUSE ? Math.max(LONG_PAUSE_MS, asked) : asked;
      this.#pausedUntil = Math.max(this.#pausedUntil, now + pauseMs);
      const again = now - this.#lastThrottle < REPEATED_WITHIN_MS;
      this.#carefulSpan = again ? Math.min(MOST_CAREFUL_ANSWERS, this.#carefulSpan * 2) : CAREFUL_ANSWERS;
      this.#carefulAnswers = this.#carefulSpan;
      this.#widenedMs = Math.min(WIDEST_MS, this.#widening() + WIDENED_BY_MS);
      this.#lastThrottle = now;
      this.shared?.pause(this.key, pauseMs).catch(() => undefined);
      for (const { onPause } of [turn, ...this.#queues.user, ...this.#queues.bulk])
        onPause?.(this.#pausedUntil - now);
    } else if (answered) {
      this.#throttlesInARow = 0;
      this.#carefulAnswers = Math.max(0, this.#carefulAnswers - 1);
    }
    this.#proceed();
  }
}
