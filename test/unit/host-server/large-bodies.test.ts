import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { HostEnv } from '../../../host/server/http/host-env.ts';
import { largeBodies } from '../../../host/server/http/large-bodies.ts';

const MEGABYTE = 1024 * 1024;

/** An app whose answers a test gives; `inside` are the requests whose body it holds. */
function app() {
  const inside = new Map<string, () => void>();
  const routes = new Hono<HostEnv>().use(largeBodies()).put('/:name', async (c) => {
    await new Promise<void>((answer) => inside.set(c.req.param('name'), answer));
    inside.delete(c.req.param('name'));
    if (c.req.param('name') === 'failing') throw new Error('failing');
    return c.text('stored');
  });
  const put = (name: string, headers: Record<string, string>) =>
    routes.request(`/${name}`, { method: 'PUT', headers });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { inside, put, settled };
}

it('lets four large bodies in at a time, however many are sent, and small ones always', async () => {
  const { inside, put, settled } = app();
  const large = ['failing', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) =>
    put(name, { 'content-length': String(20 * MEGABYTE) }),
  );
  const small = put('small', { 'content-length': '100' });
  await settled();
  expect([...inside.keys()]).toEqual(['failing', 'b', 'c', 'd', 'small']);
  let most = 0;
  while (inside.size > 0) {
    for (const answer of inside.values()) answer();
    await settled();
    most = Math.max(most, inside.size);
  }
  expect(most).toBeLessThanOrEqual(4);
  const statuses = (await Promise.all([small, ...large])).map(({ status }) => status);
  expect(statuses).toEqual([200, 500, 200, 200, 200, 200, 200, 200]);
});

it('takes a body of unknown length for a large one', async () => {
  const { inside, put, settled } = app();
  for (let number = 0; number < 6; number++) void put(String(number), { 'transfer-encoding': 'chunked' });
  await settled();
  expect(inside.size).toBe(4);
});
