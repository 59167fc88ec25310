import type { MiddlewareHandler } from 'hono';
import type { HostEnv } from './host-env.ts';
import { MAX_REQUEST_BYTES } from './read-input.ts';

/** A smaller body holds nobody's memory for long. */
const LARGE_BYTES = 1024 * 1024;
const AT_ONCE = 4;

/** Lets a few large bodies in at a time, however many are sent: what the others send stays in the network until it is their turn. */
export function largeBodies(): MiddlewareHandler<HostEnv> {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (c, next) => {
    const length = Number(c.req.header('content-length') ?? 0);
    const isLarge = length > LARGE_BYTES || c.req.header('transfer-encoding') !== undefined;
    // What is refused anyway need not wait for it.
    if (!isLarge || length > MAX_REQUEST_BYTES) return next();
    if (inside === AT_ONCE) await new Promise<void>((enter) => waiting.push(enter));
    else inside++;
    try {
      await next();
    } finally {
      // Who waits takes the place over.
      const enter = waiting.shift();
      if (enter === undefined) inside--;
      else enter();
    }
  };
}
