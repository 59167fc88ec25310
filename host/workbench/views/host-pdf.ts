import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';

/** More pages than a bookkeeper looks at here are offered as a download. */
const MOST_PAGES = 20;
const SHARPNESS = 2;

/** A PDF, page below page, as wide as there is room. */
@customElement('host-pdf')
export class HostPdf extends LitElement {
  static override styles = [
    controls,
    css`
      .pages {
        display: grid;
        gap: var(--host-space-2);
      }

      canvas {
        display: block;
        width: 100%;
        border: 1px solid var(--host-color-border);
        background: #fff;
      }
    `,
  ];

  @property() url = '';
  @property() label = '';
  @state() private canvases: readonly HTMLCanvasElement[] = [];
  @state() private status: 'loading' | 'ready' | 'failed' = 'loading';
  #shown = '';
  #opened: PDFDocumentLoadingTask | undefined;

  override willUpdate(): void {
    if (this.#shown === this.url) return;
    this.#shown = this.url;
    void this.#load(this.url);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shown = ''; // shown again, it is loaded again
    this.#close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override render(): TemplateResult {
    return html`<div class="pages">
      ${this.status === 'loading' ? html`<p class="muted">${text('list.loading')}</p>` : nothing}
      ${this.status === 'failed' ? html`<p role="alert">${text('viewer.unreadable')}</p>` : nothing}
      ${this.canvases}
    </div>`;
  }

  #close(): void {
    void this.#opened?.destroy();
    this.#opened = undefined;
  }

  async #load(url: string): Promise<void> {
    this.#close();
    this.canvases = [];
    this.status = 'loading';
    try {
      const { openPdf } = await import('./open-pdf.ts');
      if (this.#shown !== url) return;
      const opened = openPdf(url);
      this.#opened = opened;
      const document = await opened.promise;
      const pages: HTMLCanvasElement[] = [];
      for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
        const canvas = await this.#draw(document, number);
        if (this.#shown !== url) return;
        pages.push(canvas);
        this.canvases = [...pages];
        this.status = 'ready';
      }
      if (this.#opened === opened) this.#close(); // all that is shown is drawn
    } catch {
      if (this.#shown !== url) return;
      this.status = 'failed';
      this.#close();
    }
  }

  async #draw(document: PDFDocumentProxy, number: number): Promise<HTMLCanvasElement> {
    const page = await document.getPage(number);
    const canvas = globalThis.document.createElement('canvas');
    const viewport = page.getViewport({ scale: SHARPNESS });
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute(
      'aria-label',
      text('viewer.page', { name: this.label, page: number, pages: document.numPages }),
    );
    await page.render({ canvas, viewport }).promise;
    return canvas;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-pdf': HostPdf;
  }
}
