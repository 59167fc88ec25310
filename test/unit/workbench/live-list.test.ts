import { describe, expect, it, vi } from 'vitest';
import { Emitter } from '../../../host/client/emitter.ts';
import { LiveList } from '../../../host/workbench/live-list.ts';

describe('LiveList', () => {
  it('keeps the last rows and says why when reading fails, and recovers', async () => {
    let answer: () => Promise<readonly number[]> = () => Promise.resolve([1, 2]);
    const list = new LiveList(
      () => answer(),
      () => [],
    );
    expect(list.state).toEqual({ status: 'pending', rows: [] });
    await list.refresh();
    answer = () => Promise.reject(new Error('weg'));
    await list.refresh();
    expect(list.state).toEqual({ status: 'failed', rows: [1, 2], message: 'weg' });
    answer = () => Promise.resolve([3]);
    await list.refresh();
    expect(list.state).toEqual({ status: 'ready', rows: [3] });
  });

  it('reads once more, not a hundred times, after a hundred changes', async () => {
    vi.useFakeTimers();
    const changes = new Emitter<void>();
    const read = vi.fn(() => Promise.resolve([]));
    const list = new LiveList(read, (changed) => [changes.event(changed)]);
    list.onDidChange(() => undefined);
    await vi.runAllTimersAsync();
    read.mockClear();
    for (let turn = 0; turn < 100; turn++) changes.fire();
    await vi.runAllTimersAsync();
    expect(read).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it('reads while somebody looks only, and then what was missed', async () => {
    vi.useFakeTimers();
    const changes = new Emitter<void>();
    const read = vi.fn(() => Promise.resolve([]));
    const list = new LiveList(read, (changed) => [changes.event(changed)]);
    changes.fire();
    expect(read).not.toHaveBeenCalled();
    const look = list.onDidChange(() => undefined);
    await vi.runAllTimersAsync();
    look.dispose();
    changes.fire();
    expect(read).toHaveBeenCalledTimes(1);
    list.onDidChange(() => undefined);
    list.onDidChange(() => undefined);
    await vi.runAllTimersAsync();
    expect(read).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it('leaves a list that takes long to read alone for longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    const changes = new Emitter<void>();
    const read = vi.fn(() => new Promise<[]>((resolve) => setTimeout(() => resolve([]), 1_000)));
    const list = new LiveList(read, (changed) => [changes.event(changed)]);
    list.onDidChange(() => undefined);
    changes.fire();
    await vi.advanceTimersByTimeAsync(5_500);
    expect(read).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it('reads no more after it was disposed', async () => {
    const changes = new Emitter<void>();
    const read = vi.fn(() => Promise.resolve([]));
    const list = new LiveList(read, (changed) => [changes.event(changed)]);
    list.dispose();
    changes.fire();
    await Promise.resolve();
    expect(read).not.toHaveBeenCalled();
  });
});
