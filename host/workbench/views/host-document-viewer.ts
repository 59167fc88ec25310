import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Attachment } from '../../api/attachments.ts';
import type { VoucherRecord } from '../../wire/vouchers.ts';
import type { Books } from '../books.ts';
import { formatCount } from '../format.ts';
import '../host-segments.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import type { EmbeddedXmlEvent } from './host-pdf.ts';
import './host-pdf.ts';
import './host-xml.ts';

/** The Belegviewer: the files of one voucher, the first one shown. */
@customElement('host-document-viewer')
export class HostDocumentViewer extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        height: 100%;
      }

      dialog {
        position: static;
        box-sizing: border-box;
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr) auto;
        gap: var(--host-space-2);
        width: 100%;
        max-width: none;
        height: 100%;
        max-height: none;
        margin: 0;
        padding: var(--host-space-3);
        border: 0;
        overflow: auto;
        background: var(--host-color-surface);
        color: var(--host-color-text);
      }

      dialog:modal {
        position: fixed;
        inset: 0;
        height: 100vh;
      }

      header {
        display: flex;
        align-items: center;
        gap: 2px;
      }

      h2 {
        flex: 1;
        font-size: 14px;
      }

      .content {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: var(--host-space-2);
        min-height: 320px;
      }

      .content > host-pdf,
      .content > host-xml {
        grid-row: 2;
      }

      host-segments {
        justify-self: start;
      }

      ul {
        display: grid;
        gap: var(--host-space-1);
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        gap: var(--host-space-1);
      }

      li button {
        flex: 1;
        justify-content: flex-start;
        min-width: 0;
      }

      li button span {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      li button svg {
        flex: none;
      }

      button[aria-pressed='true'] {
        background: var(--host-color-selection);
      }

      .missing {
        display: flex;
        gap: var(--host-space-2);
        padding: var(--host-space-2) var(--host-space-3);
        border-left: 4px solid var(--host-color-warning);
        background: var(--host-color-warning-surface);
      }

      /* In one line, also in a narrow viewer; chosen by a click, it is copied whole. */
      .hash {
        overflow: hidden;
        font-size: 11px;
        text-overflow: ellipsis;
        white-space: nowrap;
        user-select: all;
      }
    `,
  ];

  @property({ attribute: false }) books!: Books;
  @property({ attribute: false }) voucher!: VoucherRecord;
  @state() private files: readonly Attachment[] | undefined;
  @state() private shown: string | undefined;
  @state() private problem: string | undefined;
  @state() private isFull = false;
  /** Of the shown PDF. */
  @state() private embedded: string | undefined;
  @state() private form: 'pdf' | 'eInvoice' = 'pdf';
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('.full') private readonly fullButton!: HTMLButtonElement;
  #readFor: VoucherRecord | undefined;

  override willUpdate(): void {
    // The list is read anew after every change of attachments: a new object means that there may be a new file.
    if (this.#readFor === this.voucher) return;
    if (this.#readFor?.id !== this.voucher.id) {
      this.files = undefined;
      this.#show(undefined);
    }
    this.#readFor = this.voucher;
    void this.#read(this.voucher);
  }

  override render(): TemplateResult {
    const { missingAttachment } = this.voucher;
    const shown = this.files?.find(({ id }) => id === this.shown) ?? this.files?.[0];
    const full = text(this.isFull ? 'viewer.leaveFull' : 'viewer.full');
    return html`<dialog
      open
      aria-label=${text('viewer.title')}
      @keydown=${this.#onKeyDown}
      @cancel=${this.#onCancel}
    >
      <header>
        <h2>${text('viewer.title')}</h2>
        <button
          type="button"
          class="icon full"
          aria-label=${full}
          title=${full}
          @click=${() => this.#showFull(!this.isFull)}
        >
          ${icon(this.isFull ? 'leaveFull' : 'full')}
        </button>
        <button
          type="button"
          class="icon"
          aria-label=${text('viewer.close')}
          title=${text('viewer.close')}
          @click=${this.#close}
        >
          ${icon('close')}
        </button>
      </header>
      <div>
        ${
          missingAttachment === undefined
            ? nothing
            : html`<p class="missing">
                ${icon('missing')}<span
                  ><strong>${text('voucher.missing')}</strong><br />${missingAttachment}</span
                >
              </p>`
        }
        ${this.problem === undefined ? nothing : html`<p role="alert">${this.problem}</p>`}
        ${this.files?.length === 0 && missingAttachment === undefined ? html`<p class="muted">${text('viewer.none')}</p>` : nothing}
        <ul>
          ${this.files?.map((file) => this.#renderFile(file, file.id === shown?.id))}
        </ul>
      </div>
      ${shown === undefined ? nothing : this.#renderContent(shown)}
    </dialog>`;
  }

  #renderFile(file: Attachment, shown: boolean): TemplateResult {
    const size = formatCount(Math.max(1, Math.round(file.sizeBytes / 1024)));
    return html`<li>
      <button
        type="button"
        class="plain"
        aria-pressed=${shown ? 'true' : 'false'}
        @click=${() => this.#show(file.id)}
      >
        ${icon('document')}<span title=${file.name}>${file.name}</span>
        <span class="muted">${text('viewer.fileSize', { role: text(`viewer.${file.role}`), size })}</span>
      </button>
      <a
        href=${this.books.session.admin.attachmentUrl(file.id)}
        download=${file.name}
        aria-label=${text('viewer.download', { name: file.name })}
      >
        ${icon('download')}
      </a>
    </li>`;
  }

  #renderContent(file: Attachment): TemplateResult {
    const url = this.books.session.admin.attachmentUrl(file.id);
    const isPdf = file.contentType === 'application/pdf';
    return html`<div class="content">
        ${
          isPdf && this.embedded !== undefined
            ? html`<host-segments
                .label=${text('viewer.form')}
                .value=${this.form}
                .segments=${[
                  { value: 'pdf', label: text('viewer.form.pdf') },
                  { value: 'eInvoice', label: text('viewer.form.eInvoice') },
                ]}
                @host-segment=${({ detail }: CustomEvent<'pdf' | 'eInvoice'>) => (this.form = detail)}
              ></host-segments>`
            : nothing
        }
        ${
          isPdf && (this.embedded === undefined || this.form === 'pdf')
            ? html`<host-pdf
                .url=${url}
                .label=${file.name}
                @host-embedded-xml=${({ source }: EmbeddedXmlEvent) => (this.embedded = source)}
              ></host-pdf>`
            : html`<host-xml
                .url=${isPdf ? '' : url}
                .source=${this.embedded}
                .label=${file.name}
              ></host-xml>`
        }
      </div>
      <p class="muted hash" title=${file.sha256}>${text('viewer.hash', { hash: file.sha256 })}</p>`;
  }

  #show(id: string | undefined): void {
    this.shown = id;
    this.embedded = undefined;
    this.form = 'pdf';
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.isFull) this.#showFull(false);
    else this.#close();
  };

  /** What ends a window without a key, e.g. a gesture. */
  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.#showFull(false);
  };

  readonly #close = (): void => {
    if (this.isFull) this.#showFull(false);
    this.dispatchEvent(new Event('host-viewer-close'));
  };

  /** A modal window and back: the same element, so that pages, zoom and place stay as they are. */
  #showFull(isFull: boolean): void {
    this.isFull = isFull;
    if (isFull) {
      this.dialog.removeAttribute('open');
      this.dialog.showModal();
    } else {
      this.dialog.close();
      this.dialog.setAttribute('open', '');
    }
    this.fullButton.focus();
  }

  async #read(voucher: VoucherRecord): Promise<void> {
    try {
      const files = await this.books.session.admin.attachments(voucher.id);
      if (this.voucher.id !== voucher.id) return;
      this.problem = undefined;
      this.files = [...files].sort((a, b) => a.role.localeCompare(b.role));
    } catch (error) {
      if (this.voucher.id === voucher.id)
        this.problem = error instanceof Error ? error.message : String(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-document-viewer': HostDocumentViewer;
  }
  interface HTMLElementEventMap {
    'host-viewer-close': Event;
  }
}
