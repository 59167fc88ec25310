import { fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { DialogOptions, Progress, Window } from '../../../../host/api/window.ts';

/** Renders in a box of a fixed size, as the host's dialog gives one, and waits for the layout of virtual lists. */
export async function renderIn<E extends Element>(template: TemplateResult, selector: string): Promise<E> {
  const box = await fixture<HTMLElement>(html`<div>${template}</div>`);
  box.style.width = '1280px';
  box.style.height = '640px';
  await settled();
  return box.querySelector<E>(selector)!;
}

/** Three frames: the virtual list hears of its size in the first, renders in the second, has measured in the third. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- typed by the caller, as querySelector itself is
export function inside<E extends Element = HTMLElement>(element: Element, selector: string): E {
  const found = element.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector} in <${element.localName}>`);
  return found;
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- typed by the caller, likewise
export function allInside<E extends Element = HTMLElement>(element: Element, selector: string): readonly E[] {
  return [...(element.shadowRoot?.querySelectorAll<E>(selector) ?? [])];
}

/** The button with this text or label. */
export function button(element: Element, name: string): HTMLButtonElement {
  const found = allInside<HTMLButtonElement>(element, 'button').find(
    (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent).trim() === name,
  );
  if (!found) throw new Error(`no button "${name}" in <${element.localName}>`);
  return found;
}

/** A host window that keeps what was asked of it and mounts dialogs into the page, without a frame. */
export class PlainWindow implements Window {
  readonly files: { readonly name: string; readonly content: string }[] = [];
  readonly messages: string[] = [];
  readonly dialogs: {
    readonly title: string;
    readonly body: HTMLElement;
    readonly canClose: () => unknown;
  }[] = [];

  showDialog<A>(dialog: DialogOptions<A>): Promise<A | undefined> {
    return new Promise((resolve) => {
      const body = document.createElement('div');
      body.style.height = '640px';
      body.style.width = '1280px';
      document.body.append(body);
      const close = (answer?: A) => {
        mounted.dispose();
        body.remove();
        resolve(answer);
      };
      const mounted = dialog.mount(body, close);
      this.dialogs.push({ title: dialog.title, body, canClose: () => dialog.canClose?.() ?? true });
    });
  }

  showMessage(_severity: string, message: string): Promise<undefined> {
    this.messages.push(message);
    return Promise.resolve(undefined);
  }

  readonly progress: { readonly done: number; readonly total?: number }[] = [];

  withProgress<T>(_title: string, task: (progress: Progress) => Promise<T>): Promise<T> {
    return task({ report: (step) => this.progress.push(step), signal: new AbortController().signal });
  }

  setStatus() {
    return { dispose: () => undefined };
  }

  saveFile(file: { readonly name: string; readonly content: string }): Promise<void> {
    this.files.push(file);
    return Promise.resolve();
  }

  openExternal(): void {
    throw new Error('not used by dialogs');
  }

  /** The element of the dialog that was opened last. */
  async element<E extends HTMLElement>(selector: string): Promise<E> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const found = this.dialogs.at(-1)?.body.querySelector<E>(selector);
      if (found) {
        await settled();
        return found;
      }
      await settled();
    }
    throw new Error(`no ${selector} was opened`);
  }
}
