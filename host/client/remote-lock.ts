import type { Lock, LockAttempt, LockHolder } from '../api/state.ts';
import { DEFAULT_TTL_MS } from '../wire/locks.ts';
import type { EventStream } from './event-stream.ts';
import { failureOf, type HostHttp } from './host-http.ts';

/** Tries once to get the lock `path`. Renewed at a third of its life by timer, or by the pulse of the event stream where timers are slow. */
export async function acquireRemoteLock(
  http: HostHttp,
  stream: Pick<EventStream, 'onPulse'>,
  path: string,
  { description, ttlMs = DEFAULT_TTL_MS }: { readonly description: string; readonly ttlMs?: number },
): Promise<LockAttempt> {
  const startedAt = performance.now();
  const { status, body } = await http.exchange('POST', path, { json: { description, ttlMs } });
  if (status === 201) {
    const { token } = body as { token: string };
    return { acquired: true, lock: new RemoteLock(http, stream, `${path}/${token}`, ttlMs, startedAt) };
  }
  const holder = (body as { holder?: LockHolder } | undefined)?.holder;
  if (status === 409 && holder !== undefined) return { acquired: false, holder };
  throw failureOf(status, body);
}

class RemoteLock implements Lock {
  readonly #lost = new AbortController();
  readonly #pulse: { dispose(): void };
  readonly lost = this.#lost.signal;
  #timer: ReturnType<typeof setTimeout>;
  #renewedAt: number;
  #renewing = false;
  #held = true;

  constructor(
    private readonly http: HostHttp,
    stream: Pick<EventStream, 'onPulse'>,
    private readonly path: string,
    private readonly ttlMs: number,
    startedAt: number,
  ) {
    this.#renewedAt = startedAt;
    this.#timer = this.#schedule();
    this.#pulse = stream.onPulse(() => {
      if (performance.now() - this.#renewedAt >= this.ttlMs / 3) void this.#renew();
    });
  }

  dispose(): void {
    if (!this.#held) return;
    this.#stop();
    // Nothing depends on the answer: an unreleased lock expires by itself.
    this.http.exchange('DELETE', this.path).catch(() => undefined);
  }

  #schedule(): ReturnType<typeof setTimeout> {
    return setTimeout(() => void this.#renew(), this.ttlMs / 3);
  }

  async #renew(): Promise<void> {
    if (this.#renewing || !this.#held) return;
    this.#renewing = true;
    clearTimeout(this.#timer);
    const askedAt = performance.now();
    const status = await this.http
      .exchange('PUT', this.path, {
        json: { ttlMs: this.ttlMs },
        signal: AbortSignal.timeout(this.ttlMs / 4),
      })
      .then((answer) => answer.status)
      .catch(() => 0); // no answer: another try, as long as the lock surely lives
    this.#renewing = false;
    // `dispose` may have come while the answer was under way.
    if (!(this.#held as boolean)) return;
    if (status >= 200 && status < 300) this.#renewedAt = askedAt;
    const age = performance.now() - this.#renewedAt;
    if (status === 404 || age + this.ttlMs / 3 >= this.ttlMs) {
      this.#stop();
      this.#lost.abort();
    } else {
      this.#timer = this.#schedule();
    }
  }

  #stop(): void {
    this.#held = false;
    clearTimeout(this.#timer);
    this.#pulse.dispose();
  }
}
