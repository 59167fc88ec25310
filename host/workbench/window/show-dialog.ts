import type { Disposable } from '../../api/disposable.ts';
import type { DialogOptions } from '../../api/window.ts';
import './host-dialog.ts';
import { noticesFollowDialogs } from './notice-layer.ts';

/** Implements `Window.showDialog`. A `mount` that throws closes the dialog and rejects. */
export async function showDialog<A>({
  title,
  size,
  mount,
  canClose,
}: DialogOptions<A>): Promise<A | undefined> {
  const opener = deepActiveElement();
  const dialog = document.createElement('host-dialog');
  const body = document.createElement('div');
  dialog.title = title;
  dialog.size = size;
  if (canClose !== undefined) dialog.canClose = () => canClose();
  body.className = 'host-dialog-body';
  dialog.append(body);

  let answer: A | undefined;
  let mounted: Disposable | undefined;
  const closed = new Promise<void>((resolve) => {
    dialog.addEventListener('host-dialog-closed', () => resolve(), { once: true });
  });
  document.body.append(dialog);
  try {
    await dialog.open();
    noticesFollowDialogs();
    mounted = mount(body, (given) => {
      answer = given;
      dialog.close();
    });
    await closed;
    return answer;
  } finally {
    // Whatever disposing does, the dialog goes and the focus returns.
    try {
      mounted?.dispose();
    } finally {
      dialog.close();
      dialog.remove();
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
