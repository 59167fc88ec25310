import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EInvoice } from '../e-invoice/e-invoice.ts';
import '../e-invoice/host-e-invoice.ts';
import { parseXml, readEInvoice } from '../e-invoice/read-e-invoice.ts';
import '../host-segments.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { printSheet } from '../window/print-sheet.ts';

/** An XML file: an e-invoice as a readable invoice with its XML a click away, anything else indented. */
@customElement('host-xml')
export class HostXml extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: var(--host-space-1);
        min-height: 0;
      }

      .bar {
        display: flex;
        justify-content: space-between;
      }

      .paper,
      .xml {
        grid-row: 2;
        overflow: auto;
      }

      .xml {
        padding: var(--host-space-2);
        border: 1px solid var(--host-color-border);
        font-family: ui-monospace, Consolas, monospace;
        font-size: 12px;
      }

      ul {
        padding-left: var(--host-space-4);
        list-style: none;
      }

      .xml > ul {
        padding-left: 0;
      }

      .name {
        color: var(--host-color-text-muted);
      }

      .value {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() url = '';
  /** In place of a file: what came inside of another one. */
  @property() source: string | undefined;
  @property() label = '';
  @state() private root: Element | undefined;
  @state() private invoice: EInvoice | undefined;
  @state() private form: 'invoice' | 'xml' = 'invoice';
  @state() private failed = false;
  #shown = '';

  override willUpdate(): void {
    const shown = this.source ?? this.url;
    if (this.#shown === shown) return;
    this.#shown = shown;
    this.form = 'invoice';
    if (this.source === undefined) void this.#load(this.url);
    else this.#read(this.source);
  }

  override render(): TemplateResult {
    const { root, invoice } = this;
    if (this.failed) return html`<p role="alert">${text('viewer.unreadable')}</p>`;
    if (root === undefined) return html`<p class="muted">${text('list.loading')}</p>`;
    if (invoice === undefined) return this.#renderXml(root);
    return html`<div class="bar">
        <host-segments
          .label=${text('viewer.form')}
          .value=${this.form}
          .segments=${[
            { value: 'invoice', label: text('viewer.form.invoice') },
            { value: 'xml', label: text('viewer.form.xml') },
          ]}
          @host-segment=${({ detail }: CustomEvent<'invoice' | 'xml'>) => (this.form = detail)}
        ></host-segments>
        <button
          type="button"
          class="icon"
          aria-label=${text('viewer.print')}
          title=${text('viewer.print')}
          @click=${() => printSheet(html`<host-e-invoice .invoice=${invoice}></host-e-invoice>`)}
        >
          ${icon('print')}
        </button>
      </div>
      ${
        this.form === 'xml'
          ? this.#renderXml(root)
          : html`<div class="paper" tabindex="0" role="region" aria-label=${this.label}>
              <host-e-invoice .invoice=${invoice}></host-e-invoice>
            </div>`
      }`;
  }

  #renderXml(root: Element): TemplateResult {
    return html`<div class="xml" tabindex="0" role="region" aria-label=${this.label}>
      <ul>
        ${this.#renderElement(root)}
      </ul>
    </div>`;
  }

  #renderElement(element: Element): TemplateResult {
    const children = [...element.children];
    const attributes = [...element.attributes].filter(({ name }) => !name.startsWith('xmlns'));
    return html`<li>
      <span class="name"
        >${element.localName}${attributes.map(({ name, value }) => ` ${name}=${value}`)}</span
      >
      ${
        children.length > 0
          ? html`<ul>
              ${children.map((child) => this.#renderElement(child))}
            </ul>`
          : element.textContent.trim() === ''
            ? nothing
            : html`<span class="value">${element.textContent.trim()}</span>`
      }
    </li>`;
  }

  #read(source: string): void {
    this.root = parseXml(source);
    this.failed = this.root === undefined;
    this.invoice = this.root && readEInvoice(this.root);
  }

  async #load(url: string): Promise<void> {
    this.root = undefined;
    this.failed = false;
    try {
      const response = await fetch(url);
      const source = response.ok ? await response.text() : '';
      if (this.#shown === url) this.#read(source);
    } catch {
      if (this.#shown === url) this.failed = true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-xml': HostXml;
  }
}
