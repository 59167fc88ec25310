import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';

/** The frame of a modal dialog; its body is the light DOM. Says `host-dialog-closed` once it is gone from the screen. */
@customElement('host-dialog')
export class HostDialog extends LitElement {
  static override styles = [
    controls,
    css`
      dialog {
        position: fixed;
        inset: 0;
        display: none;
        flex-direction: column;
        padding: 0;
        margin: auto;
        width: 520px;
        max-width: calc(100vw - 32px);
        max-height: calc(100vh - 32px);
        overflow: visible;
        border: 1px solid var(--host-color-border);
        border-radius: calc(2 * var(--host-radius));
        background: var(--host-color-surface);
        color: var(--host-color-text);
        box-shadow: var(--host-shadow);
        font: var(--host-font-size) / var(--host-line-height) var(--host-font);
      }

      dialog[open] {
        display: flex;
      }

      :host([size='wide']) dialog {
        width: min(1480px, calc(100vw - 48px));
        height: calc(100vh - 48px);
        max-width: none;
        max-height: none;
      }

      dialog::backdrop {
        background: rgb(12 22 34 / 45%);
      }

      header {
        display: flex;
        align-items: center;
        gap: var(--host-space-3);
        padding: var(--host-space-2) var(--host-space-2) var(--host-space-2) var(--host-space-4);
        border-bottom: 1px solid var(--host-color-border);
      }

      h2 {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }

      h2:focus {
        outline: none;
      }

      .body {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
        overflow: auto;
        border-radius: 0 0 calc(2 * var(--host-radius)) calc(2 * var(--host-radius));
      }

      /* Content that fills the body has a definite height to fill. */
      ::slotted(.host-dialog-body) {
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  @property() override title = '';
  @property({ reflect: true }) size: 'narrow' | 'wide' = 'narrow';
  /** Asked before Escape or the close button take effect. */
  @property({ attribute: false }) canClose: () => boolean | Promise<boolean> = () => true;
  @query('h2') private readonly heading!: HTMLElement;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  #asking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // A tooltip of the browser over the whole dialog would be wrong.
    this.removeAttribute('title');
  }

  async open(): Promise<void> {
    await this.updateComplete;
    this.dialog.showModal();
    // Not the close button: a reader hears what opened, and the body may take the focus from here.
    this.heading.focus();
  }

  close(): void {
    this.dialog.close();
  }

  override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="title"
      @cancel=${this.#onCancel}
      @keydown=${this.#onKeyDown}
      @close=${this.#onClosed}
    >
      <header>
        <h2 id="title" tabindex="-1">${this.title}</h2>
        <button class="plain icon" type="button" aria-label=${text('dialog.close')} @click=${this.#ask}>
          ${icon('close')}
        </button>
      </header>
      <div class="body"><slot></slot></div>
      <slot name="notices"></slot>
    </dialog>`;
  }

  // Chromium closes on a second Escape whatever `cancel` says; a key press that is taken never gets that far.
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#ask();
  };

  readonly #onCancel = (event: Event): void => {
    if (event.target !== this.dialog) return;
    event.preventDefault();
    this.#ask();
  };

  readonly #onClosed = (event: Event): void => {
    if (event.target === this.dialog) this.dispatchEvent(new Event('host-dialog-closed'));
  };

  readonly #ask = (): void => {
    void this.#askAndClose();
  };

  async #askAndClose(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      if (await this.canClose()) this.close();
    } finally {
      this.#asking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-dialog': HostDialog;
  }
}
