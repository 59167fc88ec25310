import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Emitter } from '../../../host/client/emitter.ts';
import { LiveList, type ListSource } from '../../../host/workbench/live-list.ts';

interface Row {
  readonly id: string;
  readonly amount?: number;
}
const rows = (...ids: readonly string[]): readonly Row[] => ids.map((id) => ({ id }));

/** A list over pages that a test may change, and that counts how often it is read. */
function live(...pages: readonly (readonly Row[])[]) {
  const changes = new Emitter<readonly string[] | undefined>();
  const source = {
    pages: () => Promise.resolve(pages),
    read: vi.fn(async function* () {
      for (const page of await source.pages()) yield page;
    }),
    readAgain: vi.fn<ListSource<Row>['readAgain']>(() => Promise.resolve([])),
    subscribe: (changed: (ids?: readonly string[]) => void) => [changes.event(changed)],
  };
  return { changes, source, list: new LiveList<Row>(source) };
}

describe('LiveList', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  it('shows the first page at once, then twice as much each time, and says when it has all', async () => {
    const { list } = live(rows('1'), rows('2'), rows('3'), rows('4'), rows('5'));
    const seen: string[] = [];
    list.onDidChange(() => seen.push(`${list.state.status} ${String(list.state.rows.length)}`));
    await vi.runAllTimersAsync();
    expect(seen).toEqual(['pending 1', 'pending 2', 'pending 4', 'ready 5']);
  });

  it('keeps the last rows and says why when reading fails, and recovers', async () => {
    const { list, source } = live(rows('1', '2'));
    expect(list.state).toEqual({ status: 'pending', rows: [] });
    await list.refresh();
    source.pages = () => Promise.reject(new Error('weg'));
    await list.refresh();
    expect(list.state).toEqual({ status: 'failed', rows: rows('1', '2'), message: 'weg' });
    source.pages = () => Promise.resolve([rows('3')]);
    await list.refresh();
    expect(list.state).toEqual({ status: 'ready', rows: rows('3') });
  });

  it('reads of a change only what changed: new rows first, changed ones in their place, gone ones no more', async () => {
    const { changes, list, source } = live(rows('3', '2', '1'));
    list.onDidChange(() => undefined);
    await vi.runAllTimersAsync();
    source.readAgain.mockResolvedValue([{ id: '4' }, { id: '2', amount: 7 }]);
    changes.fire(['2', '4']);
    changes.fire(['3']);
    await vi.runAllTimersAsync();
    changes.fire(['3']);
    source.readAgain.mockResolvedValue([]);
    await vi.runAllTimersAsync();
    expect(list.state).toEqual({
      status: 'ready',
      rows: [{ id: '4' }, { id: '2', amount: 7 }, { id: '1' }],
    });
    expect(source.read).toHaveBeenCalledTimes(1);
  });

  it('reads everything after a change that nobody named, and after one that could not be read', async () => {
    const { changes, list, source } = live(rows('1'));
    list.onDidChange(() => undefined);
    await vi.runAllTimersAsync();
    changes.fire(undefined);
    await vi.runAllTimersAsync();
    expect(source.read).toHaveBeenCalledTimes(2);
    source.readAgain.mockRejectedValueOnce(new Error('weg'));
    changes.fire(['1']);
    await vi.runAllTimersAsync();
    expect(list.state.status).toBe('failed');
    changes.fire(['1']);
    await vi.runAllTimersAsync();
    expect(list.state).toEqual({ status: 'ready', rows: rows('1') });
    expect(source.read).toHaveBeenCalledTimes(3);
  });

  it('reads once more, not a hundred times, after a hundred changes', async () => {
    const { changes, list, source } = live([]);
    list.onDidChange(() => undefined);
    await vi.runAllTimersAsync();
    for (let turn = 0; turn < 100; turn++) changes.fire([String(turn)]);
    await vi.runAllTimersAsync();
    expect(source.readAgain).toHaveBeenCalledTimes(2);
    expect(source.readAgain.mock.calls.reduce((sum, [changed]) => sum + changed.size, 0)).toBe(100);
  });

  it('reads while somebody looks only, and then what was missed', async () => {
    const { changes, list, source } = live([]);
    changes.fire(undefined);
    expect(source.read).not.toHaveBeenCalled();
    const look = list.onDidChange(() => undefined);
    await vi.runAllTimersAsync();
    look.dispose();
    changes.fire(undefined);
    expect(source.read).toHaveBeenCalledTimes(1);
    list.onDidChange(() => undefined);
    list.onDidChange(() => undefined);
    await vi.runAllTimersAsync();
    expect(source.read).toHaveBeenCalledTimes(2);
  });

  it('leaves a list that takes long to read alone for longer', async () => {
    const { changes, list, source } = live();
    source.pages = () => new Promise((resolve) => setTimeout(() => resolve([]), 1_000));
    list.onDidChange(() => undefined);
    changes.fire(undefined);
    await vi.advanceTimersByTimeAsync(5_500);
    expect(source.read).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(source.read).toHaveBeenCalledTimes(2);
  });

  it('reads no more after it was disposed', async () => {
    const { changes, list, source } = live([]);
    list.dispose();
    changes.fire(undefined);
    await Promise.resolve();
    expect(source.read).not.toHaveBeenCalled();
  });
});
