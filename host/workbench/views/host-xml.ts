import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';

/** An XML file, indented, to be read. */
@customElement('host-xml')
export class HostXml extends LitElement {
  static override styles = [
    controls,
    css`
      .xml {
        padding: var(--host-space-2);
        max-height: 70vh;
        overflow: auto;
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
  @property() label = '';
  @state() private root: Element | undefined;
  @state() private failed = false;
  #shown = '';

  override willUpdate(): void {
    if (this.#shown === this.url) return;
    this.#shown = this.url;
    void this.#load(this.url);
  }

  override render(): TemplateResult {
    if (this.failed) return html`<p role="alert">${text('viewer.unreadable')}</p>`;
    if (this.root === undefined) return html`<p class="muted">${text('list.loading')}</p>`;
    return html`<div class="xml" tabindex="0" role="region" aria-label=${this.label}>
      <ul>
        ${this.#renderElement(this.root)}
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

  async #load(url: string): Promise<void> {
    this.root = undefined;
    this.failed = false;
    try {
      const response = await fetch(url);
      const source = await response.text();
      // No e-invoice has a DTD; its entities could grow without end (S5).
      const safe = response.ok && !/<!DOCTYPE/i.test(source);
      const parsed = new DOMParser().parseFromString(safe ? source : '', 'application/xml');
      if (this.url !== url) return;
      if (parsed.querySelector('parsererror') !== null) this.failed = true;
      else this.root = parsed.documentElement;
    } catch {
      if (this.url === url) this.failed = true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-xml': HostXml;
  }
}
