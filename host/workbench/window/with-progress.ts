import type { Progress } from '../../api/window.ts';
import { nextNoticeId } from './notice-id.ts';
import { notices } from './notice-layer.ts';
import type { RunningTask } from './notice.ts';

/** Implements `Window.withProgress`: the display stays until the task has ended, also after "Abbrechen". */
export async function withProgress<T>(title: string, task: (progress: Progress) => Promise<T>): Promise<T> {
  const layer = notices();
  const abort = new AbortController();
  let shown: RunningTask = {
    kind: 'task',
    id: nextNoticeId(),
    title,
    cancelled: false,
    cancel: () => {
      abort.abort();
      show({ cancelled: true });
    },
  };
  const show = (change: Partial<RunningTask>): void => {
    shown = { ...shown, ...change };
    layer.put(shown);
  };
  show({});
  try {
    return await task({
      signal: abort.signal,
      report: ({ done, total, message }) =>
        show({
          done,
          ...(total === undefined ? {} : { total }),
          ...(message === undefined ? {} : { text: message }),
        }),
    });
  } finally {
    layer.take(shown.id);
  }
}
