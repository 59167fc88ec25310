import type { DialogOptions } from '../../api/window.ts';
import { icon, type IconName } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { openManual } from '../manual/open-manual.ts';

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
    { title, size, manual }: Pick<DialogOptions<unknown>, 'title' | 'size' | 'manual'>,
    private readonly canClose: () => boolean | Promise<boolean>,
  ) {
    const header = document.createElement('header');
    this.#heading.id = `host-dialog-${String(++made)}`;
    this.#heading.textContent = title;
    this.#heading.tabIndex = -1;
    header.append(this.#heading);
    if (manual !== undefined) {
      this.element.dataset['manual'] = manual;
      header.append(iconButton('manual', text('manual.open'), () => openManual(manual)));
    }
    header.append(iconButton('close', text('dialog.close'), () => void this.#ask()));
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

function iconButton(name: IconName, label: string, onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.title = label;
  button.setAttribute('aria-label', label);
  button.append(icon(name));
  button.addEventListener('click', onClick);
  return button;
}
