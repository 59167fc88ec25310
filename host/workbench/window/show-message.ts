import type { Severity } from '../../api/severity.ts';
import { notices } from './notice-layer.ts';
import { nextNoticeId } from './notice-id.ts';

const VISIBLE_MS = 8_000;

/** Implements `Window.showMessage`. Only what needs no answer and is no error disappears by itself. */
export function showMessage(
  severity: Severity,
  message: string,
  ...actions: readonly string[]
): Promise<string | undefined> {
  const layer = notices();
  // What went wrong before has gone well by now.
  if (severity === 'success') layer.putAway();
  const id = nextNoticeId();
  return new Promise((resolve) => {
    const answer = (action: string | undefined): void => {
      layer.take(id);
      resolve(action);
    };
    layer.put({ kind: 'message', id, severity, text: message, actions, answer });
    if (severity === 'error' || actions.length > 0) return;
    const fade = (): void => {
      if (layer.inUse) setTimeout(fade, VISIBLE_MS / 4);
      else answer(undefined);
    };
    setTimeout(fade, VISIBLE_MS);
  });
}
