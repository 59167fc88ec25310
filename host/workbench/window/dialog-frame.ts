import type { DialogOptions } from '../../api/window.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';

let made = 0;

/**
 * The frame of a modal dialog: headline, close button, an empty body. It stands in the document itself, not in a shadow root, so that its
 * content is found inside it by assistive tools and tests. Its looks are in dialogs.css.
 */
export class DialogFrame {
  readonly element = document.createElement('dialog');
  readonly body = document.createElement('div');
  readonly closed: Promise<void>;
  readonly #heading = document.createElement('h2');
  #asking = false;

  constructor(
    { title, size }: Pick<DialogOptions<unknown>, 'title' | 'size'>,
    private readonly canClose: () => boolean | Promise<boolean>,
  ) {
    const header = document.createElement('header');
    const close = document.createElement('button');
    this.#heading.id = `host-dialog-${String(++made)}`;
    this.#heading.textContent = title;
    this.#heading.tabIndex = -1;
    close.type = 'button';
    close.setAttribute('aria-label', text('dialog.close'));
    close.append(icon('close'));
    close.addEventListener('click', () => void this.#ask());
    header.append(this.#heading, close);
    this.body.className = 'host-dialog-body';
    this.element.className = `host-dialog ${size}`;
    this.element.setAttribute('aria-labelledby', this.#heading.id);
    this.element.append(header, this.body);
    this.element.addEventListener('keydown', this.#onKeyDown);
    this.element.addEventListener('cancel', this.#onCancel);
    this.closed = new Promise((resolve) => {
      this.element.addEventListener('close', (event) => {
        if (event.target === this.element) resolve();
      });
    });
  }

  open(): void {
    document.body.append(this.element);
    this.element.showModal();
    // Not the close button: a reader hears what opened, and the body may take the focus from here.
    this.#heading.focus();
  }

  // Chromium closes on a second Escape whatever `cancel` says; a key press that is taken never gets that far.
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#ask();
  };

  readonly #onCancel = (event: Event): void => {
    if (event.target !== this.element) return;
    event.preventDefault();
    void this.#ask();
  };

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      if (await this.canClose()) this.element.close();
    } finally {
      this.#asking = false;
    }
  }
}
