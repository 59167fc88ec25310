import type { Disposable } from '../../api/disposable.ts';
import type { DialogOptions } from '../../api/window.ts';
import { DialogFrame } from './dialog-frame.ts';
import { noticesFollowDialogs, putMessagesAway } from './notice-layer.ts';

/** Implements `Window.showDialog`. A `mount` that throws closes the dialog and rejects. */
export async function showDialog<A>(options: DialogOptions<A>): Promise<A | undefined> {
  const opener = deepActiveElement();
  const frame = new DialogFrame(options, () => options.canClose?.() ?? true);
  let answer: A | undefined;
  let mounted: Disposable | undefined;
  putMessagesAway();
  frame.open();
  noticesFollowDialogs();
  try {
    mounted = options.mount(frame.body, (given) => {
      answer = given;
      frame.element.close();
    });
    await frame.closed;
    return answer;
  } finally {
    // Whatever disposing does, the dialog goes and the focus returns.
    try {
      mounted?.dispose();
    } finally {
      frame.element.close();
      frame.element.remove();
      noticesFollowDialogs();
      opener?.focus();
    }
  }
}

function deepActiveElement(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}
