import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { iconButton } from '../icon-button.ts';
import type { IconName } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { printSheet } from '../window/print-sheet.ts';
import { copyPage } from './copy-page.ts';
import { pdfStyles } from './pdf.styles.ts';

/** More pages than a bookkeeper looks at here are offered as a download. */
const MOST_PAGES = 20;
const SHARPNESS = 2;

/** Pixels of the screen for a point of the paper, at 100 %. */
const PIXELS_PER_POINT = 96 / 72;
const LEAST_PERCENT = 25;
const MOST_PERCENT = 400;
const ZOOM_STEP = 1.25;

/** As wide as there is room, whole pages, or per cent of the paper. */
type Zoom = 'width' | 'page' | number;

/** The XML that came inside of a PDF (ZUGFeRD). */
export class EmbeddedXmlEvent extends Event {
  constructor(readonly source: string) {
    super('host-embedded-xml');
  }
}

/** A PDF, page below page, with what it takes to read it. */
@customElement('host-pdf')
export class HostPdf extends LitElement {
  static override styles = [controls, pdfStyles];

  @property() url = '';
  @property() label = '';
  @state() private canvases: readonly HTMLCanvasElement[] = [];
  @state() private status: 'loading' | 'ready' | 'failed' = 'loading';
  @state() private zoom: Zoom = 'width';
  @state() private current = 1;
  @state() private pageCount = 0;
  @query('.pages') private readonly pages!: HTMLElement;
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
    const isReady = this.status === 'ready';
    return html`${isReady ? this.#renderTools() : nothing}
      <div
        class="pages ${typeof this.zoom === 'number' ? 'scaled' : this.zoom}"
        tabindex="0"
        role="region"
        aria-label=${this.label}
        @scroll=${this.#onScroll}
        @keydown=${this.#onKeyDown}
      >
        ${this.status === 'loading' && this.canvases.length === 0 ? html`<p class="muted">${text('list.loading')}</p>` : nothing}
        ${this.status === 'failed' ? html`<p role="alert">${text('viewer.unreadable')}</p>` : nothing}
        ${this.canvases.map((canvas) => this.#scaled(canvas))}
      </div>`;
  }

  #renderTools(): TemplateResult {
    const fit = (name: IconName, zoom: 'width' | 'page', label: string) =>
      iconButton(name, label, () => (this.zoom = zoom), { pressed: this.zoom === zoom });
    return html`<div class="tools" role="group" aria-label=${text('viewer.tools')}>
      ${iconButton('ascending', text('viewer.previousPage'), () => this.#goTo(this.current - 1), { disabled: this.current <= 1 })}
      ${iconButton('descending', text('viewer.nextPage'), () => this.#goTo(this.current + 1), { disabled: this.current >= this.canvases.length })}
      <label>
        <input
          type="number"
          aria-label=${text('viewer.pageNumber', { pages: this.pageCount })}
          min="1"
          max=${this.canvases.length}
          .value=${String(this.current)}
          @change=${(event: Event) => this.#goTo(Number((event.target as HTMLInputElement).value))}
        />
        <span aria-hidden="true">/ ${this.pageCount}</span>
      </label>
      <span class="spacer"></span>
      ${iconButton('zoomOut', text('viewer.zoomOut'), () => this.#zoomBy(1 / ZOOM_STEP))}
      ${iconButton('zoomIn', text('viewer.zoomIn'), () => this.#zoomBy(ZOOM_STEP))}
      ${fit('fitWidth', 'width', text('viewer.fitWidth'))} ${fit('fitPage', 'page', text('viewer.fitPage'))}
      ${iconButton('rotate', text('viewer.rotate'), this.#rotate)}
      ${iconButton('print', text('viewer.print'), this.#print)}
    </div>`;
  }

  #scaled(canvas: HTMLCanvasElement): HTMLCanvasElement {
    canvas.style.width =
      typeof this.zoom === 'number' ? `${String((widthOfPaper(canvas) * this.zoom) / 100)}px` : '';
    return canvas;
  }

  #zoomBy(factor: number): void {
    const [first] = this.canvases;
    if (first === undefined) return;
    const percent =
      typeof this.zoom === 'number' ? this.zoom : (first.clientWidth / widthOfPaper(first)) * 100;
    this.zoom = Math.min(MOST_PERCENT, Math.max(LEAST_PERCENT, percent * factor));
  }

  #goTo(page: number): void {
    const canvas = this.canvases[Math.min(this.canvases.length, Math.max(1, Math.round(page))) - 1];
    if (canvas !== undefined) this.pages.scrollTop = canvas.offsetTop - this.pages.offsetTop;
  }

  readonly #onScroll = (): void => {
    const middle = this.pages.scrollTop + this.pages.clientHeight / 2;
    const below = this.canvases.findIndex(
      ({ offsetTop, offsetHeight }) => offsetTop - this.pages.offsetTop + offsetHeight > middle,
    );
    this.current = below < 0 ? Math.max(1, this.canvases.length) : below + 1;
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+') this.#zoomBy(ZOOM_STEP);
    else if (event.key === '-') this.#zoomBy(1 / ZOOM_STEP);
    else if (event.key === '0') this.zoom = 'width';
  };

  readonly #rotate = (): void => {
    this.canvases = this.canvases.map((canvas) => copyPage(canvas, 1));
  };

  readonly #print = (): void => printSheet(this.canvases.map((canvas) => copyPage(canvas, 0)));

  #close(): void {
    void this.#opened?.destroy();
    this.#opened = undefined;
  }

  async #load(url: string): Promise<void> {
    this.#close();
    this.canvases = [];
    this.status = 'loading';
    this.zoom = 'width';
    this.current = 1;
    try {
      const { openPdf } = await import('./open-pdf.ts');
      if (this.#shown !== url) return;
      const opened = openPdf(url);
      this.#opened = opened;
      const document = await opened.promise;
      this.pageCount = document.numPages;
      const xml = await embeddedXml(document);
      if (this.#shown !== url) return;
      if (xml !== undefined) this.dispatchEvent(new EmbeddedXmlEvent(xml));
      const pages: HTMLCanvasElement[] = [];
      for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
        const drawn = await this.#draw(document, number);
        if (this.#shown !== url) return;
        pages.push(drawn);
        this.canvases = [...pages];
      }
      this.status = 'ready'; // its tools are for all pages
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

const widthOfPaper = ({ width }: HTMLCanvasElement): number => (width / SHARPNESS) * PIXELS_PER_POINT;

async function embeddedXml(document: PDFDocumentProxy): Promise<string | undefined> {
  const files = [...((await document.getAttachments()) ?? new Map<string, { filename: string }>())];
  const [id] = files.find(([, { filename }]) => /\.xml$/i.test(filename)) ?? [];
  const content = id === undefined ? null : await document.getAttachmentContent(id);
  return content === null ? undefined : new TextDecoder().decode(content);
}

declare global {
  interface HTMLElementTagNameMap {
    'host-pdf': HostPdf;
  }
  interface HTMLElementEventMap {
    'host-embedded-xml': EmbeddedXmlEvent;
  }
}
