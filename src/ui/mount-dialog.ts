import { Subscription, type TeardownLogic } from 'rxjs';
import type { DialogOptions, Window } from '../../host/api/window.ts';
import type { DialogElement } from './dialog-element.ts';
import type { ManualPlace } from './manual-place.ts';

export interface MountOptions<A> extends Pick<DialogOptions<A>, 'title' | 'canClose'> {
  readonly manual: ManualPlace;
  /** Default: `wide`. */
  readonly size?: DialogOptions<A>['size'];
  /** Subscribes the element to what it shows, ahead of its first rendering; the subscriptions end with the dialog. */
  connect?(close: (answer?: A) => void): readonly TeardownLogic[];
  /** When the element answers; default: the dialog closes with it. */
  answered?(answer: A | undefined, close: (answer?: A) => void): void;
}

/** Shows an element as a dialog of the host, for as long as the dialog is open. */
export function mountDialog<A>(
  window: Window,
  element: DialogElement<A>,
  options: MountOptions<A>,
): Promise<A | undefined> {
  const { title, manual, size = 'wide', canClose, connect, answered } = options;
  return window.showDialog<A>({
    title,
    manual,
    size,
    ...(canClose && { canClose }),
    mount(body, close) {
      element.onAnswer((answer) => (answered ? answered(answer, close) : close(answer)));
      const connected = new Subscription(() => element.remove());
      for (const teardown of connect?.(close) ?? []) connected.add(teardown);
      body.append(element);
      return { dispose: () => connected.unsubscribe() };
    },
  });
}
