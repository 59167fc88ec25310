import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Attachment } from '../../api/attachments.ts';
import type { VoucherRecord } from '../../wire/vouchers.ts';
import type { Books } from '../books.ts';
import { formatCount } from '../format.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import './host-pdf.ts';
import './host-xml.ts';

/** The Belegviewer: the files of one voucher, the first one shown. */
@customElement('host-document-viewer')
export class HostDocumentViewer extends LitElement {
  static override styles = [
    controls,
    css`
      section {
        display: grid;
        gap: var(--host-space-3);
        padding: var(--host-space-3);
      }

      h2 {
        font-size: 14px;
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

      .hash {
        font-size: 11px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) books!: Books;
  @property({ attribute: false }) voucher!: VoucherRecord;
  @state() private files: readonly Attachment[] | undefined;
  @state() private shown: string | undefined;
  @state() private problem: string | undefined;
  #readFor: VoucherRecord | undefined;

  override willUpdate(): void {
    // The list is read anew after every change of attachments: a new object means that there may be a new file.
    if (this.#readFor === this.voucher) return;
    if (this.#readFor?.id !== this.voucher.id) this.files = undefined;
    this.#readFor = this.voucher;
    void this.#read(this.voucher);
  }

  override render(): TemplateResult {
    const { missingAttachment } = this.voucher;
    const shown = this.files?.find(({ id }) => id === this.shown) ?? this.files?.[0];
    return html`<section aria-label=${text('viewer.title')}>
      <h2>${text('viewer.title')}</h2>
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
      ${shown === undefined ? nothing : this.#renderContent(shown)}
    </section>`;
  }

  #renderFile(file: Attachment, shown: boolean): TemplateResult {
    const size = formatCount(Math.max(1, Math.round(file.sizeBytes / 1024)));
    return html`<li>
      <button
        type="button"
        class="plain"
        aria-pressed=${shown ? 'true' : 'false'}
        @click=${() => (this.shown = file.id)}
      >
        ${icon('document')}<span title=${file.name}>${file.name}</span>
        <span class="muted">${text(`viewer.${file.role}`)}, ${size} kB</span>
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
    return html`${
        file.contentType === 'application/pdf'
          ? html`<host-pdf .url=${url} .label=${file.name}></host-pdf>`
          : html`<host-xml .url=${url} .label=${file.name}></host-xml>`
      }
      <p class="muted hash">SHA-256 ${file.sha256}</p>`;
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
}
