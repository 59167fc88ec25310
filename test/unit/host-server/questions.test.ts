import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Manifest } from '../../../host/api/manifest.schema.ts';
import { Questions } from '../../../host/server/jobs/questions.ts';
import { RunCredentials } from '../../../host/server/jobs/run-credentials.ts';
import type { WorkEnd, WorkReports } from '../../../host/server/jobs/worker-pool.ts';
import type { WorkOrder } from '../../../host/wire/worker-messages.ts';

const question = { id: 'lexoffice.ask', permission: 'customers.read', input: { type: 'object' } };
const plugin = {
  ...{ id: 'lexoffice', folder: '/plugin', problems: [] },
  manifest: { worker: 'dist/worker.js' } as Manifest,
};
const asked = { plugin, question, mandantId: 'm1', user: 'anna' };

describe('Questions', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function opened() {
    const credentials = new RunCredentials();
    let order: WorkOrder | undefined;
    let reports: WorkReports = {};
    let end: (how: WorkEnd) => void = () => undefined;
    const abandon = vi.fn(() => end({ kind: 'cut-off' }));
    const workers = {
      do: (given: WorkOrder, told: WorkReports) => {
        [order, reports] = [given, told];
        return new Promise<WorkEnd>((resolve) => (end = resolve));
      },
      abandon,
    };
    const parts = { workers, credentials, hostUrl: () => 'http://host', silentMs: 1_000 };
    const stream = new Questions(parts).ask(asked, {});
    const text = new Response(stream).text();
    return {
      text: text.then((lines) =>
        lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      ),
      part: (value: unknown) => reports.part?.(value),
      end: (how: WorkEnd) => end(how),
      identity: () => credentials.resolve(order!.credential),
      abandon,
    };
  }

  it('passes on each part, and lets the worker in for as long as it answers', async () => {
    const { text, part, end, identity } = opened();
    expect(identity()).toMatchObject({ mandantId: 'm1', user: 'anna' });
    part(1);
    part({ two: 2 });
    end({ kind: 'done', outcome: {} });
    expect(await text).toEqual([{ part: 1 }, { part: { two: 2 } }, { done: true }]);
    expect(identity()).toBeUndefined();
  });

  it('waits as long as something comes, and no longer', async () => {
    const { text, part, abandon } = opened();
    for (const value of [1, 2, 3]) {
      vi.advanceTimersByTime(900);
      part(value);
    }
    expect(abandon).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(abandon).toHaveBeenCalledOnce();
    expect((await text).at(-1)).toMatchObject({ error: { code: 'no-worker' } });
  });

  it('says nothing of what went wrong inside of the worker', async () => {
    const { text, end } = opened();
    end({ kind: 'failed', error: { code: 'secret', message: 'canary', retryable: false } });
    expect(JSON.stringify(await text)).not.toContain('canary');
    expect(await text).toMatchObject([{ error: { code: 'internal' } }]);
  });
});
