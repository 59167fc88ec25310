import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { RunTask } from '../../../host/worker/run-task.ts';

/** What Node allows a signal of `fetch`. */
const ALLOWED = 1_500;

it('takes the signal of a run for any number of requests without a warning', async () => {
  const server = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => warnings.push(name);
  process.on('warning', onWarning);
  const { signal } = new RunTask({ runId: 'r1', attempt: 1, cancelled: false }, () => undefined);
  try {
    for (let begun = 0; begun <= ALLOWED; begun += 100)
      await Promise.all(
        Array.from({ length: 100 }, () => fetch(url, { signal }).then((answer) => answer.text())),
      );
    expect(warnings).toEqual([]);
  } finally {
    process.off('warning', onWarning);
    server.close();
  }
});
