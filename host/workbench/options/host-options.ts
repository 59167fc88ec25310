import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Books } from '../books.ts';
import { formatCount } from '../format.ts';
import '../host-set-up.ts';
import { text } from '../l10n/text.ts';
import { PAGES, type OptionsPage } from '../location.ts';
import { controls } from '../styles/controls.styles.ts';
import { Watch } from '../watch.ts';
import type { ShownSetting, Workbench } from '../workbench.ts';
import './host-accounting-options.ts';
import './host-general-options.ts';
import './host-interface-options.ts';
import './host-mail-options.ts';
import { revealSetting } from './reveal-setting.ts';
import { findSettings } from './setting-entries.ts';

/** Optionen: what can be set up, as in FIBUscan under Allgemein. */
@customElement('host-options')
export class HostOptions extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: 240px minmax(0, 1fr);
        min-height: 0;
        height: 100%;
      }

      nav {
        padding: var(--host-space-3) var(--host-space-2);
        overflow: auto;
        border-right: 1px solid var(--host-color-border);
        background: var(--host-color-surface-raised);
      }

      h2 {
        padding: 0 var(--host-space-2) var(--host-space-1);
        color: var(--host-color-text-muted);
        font-size: 12px;
      }

      ul {
        padding: 0;
        list-style: none;
      }

      button {
        justify-content: flex-start;
        width: 100%;
        min-height: 34px;
      }

      button[aria-current='page'] {
        background: var(--host-color-selection);
        box-shadow: inset 3px 0 var(--host-color-accent);
        font-weight: 600;
      }

      nav input {
        width: 100%;
        margin-bottom: var(--host-space-3);
      }

      .found {
        max-width: 880px;
        padding: var(--host-space-4) var(--host-space-5);
      }

      .found ul {
        display: grid;
        gap: var(--host-space-3);
        padding-top: var(--host-space-3);
      }

      .found p {
        padding: 0 var(--host-space-3);
      }

      .page {
        min-width: 0;
        overflow: auto;
        background: var(--host-color-surface);
      }

      @media (max-width: 720px) {
        :host {
          grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) workbench!: Workbench;
  @property({ attribute: false }) books!: Books;
  @query('.page') private readonly page!: HTMLElement;
  @state() private query = '';
  #revealed: ShownSetting | undefined;

  protected readonly watch = new Watch(this, (changed) => [this.workbench.onDidChange(changed)]);

  override updated(): void {
    const { setting } = this.workbench;
    const shown = this.page.firstElementChild;
    if (setting === undefined || setting === this.#revealed || !(shown instanceof LitElement)) return;
    this.#revealed = setting;
    void revealSetting(shown, setting.key);
  }

  override render(): TemplateResult {
    const { page } = this.workbench;
    return html`
      <nav aria-labelledby="group">
        <input
          type="search"
          aria-label=${text('options.search')}
          placeholder=${text('options.search')}
          .value=${this.query}
          @input=${(event: InputEvent) => (this.query = (event.target as HTMLInputElement).value)}
        />
        <h2 id="group">${text('options.group')}</h2>
        <ul>
          ${PAGES.map(
            (id) =>
              html`<li>
                <button
                  type="button"
                  class="plain"
                  aria-current=${id === page ? 'page' : 'false'}
                  @click=${() => this.#open(id)}
                >
                  ${text(`options.${id}`)}
                </button>
              </li>`,
          )}
        </ul>
        <host-set-up data-manual="set-up" .workbench=${this.workbench}></host-set-up>
      </nav>
      <div class="page">
        ${this.query.trim() === '' ? keyed(this.books, this.#renderPage(page)) : this.#renderFound()}
      </div>
    `;
  }

  #renderFound(): TemplateResult {
    const manifests = this.workbench.pluginHost.plugins.map(({ manifest }) => manifest);
    const found = findSettings(manifests, this.query);
    return html`<section class="found" aria-labelledby="found">
      <div role="status">
        <h1 id="found">
          ${
            found.length === 1
              ? text('options.foundOne')
              : text('options.found', { count: formatCount(found.length) })
          }
        </h1>
      </div>
      <ul>
        ${found.map(
          ({ key, page, title, description }) =>
            html`<li>
              <button type="button" class="plain" @click=${() => this.#show(key, page)}>
                <strong>${title}</strong> <span class="muted">${text(`options.${page}`)}</span>
              </button>
              <p class="muted">${description}</p>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #show(key: string, page: OptionsPage): void {
    this.query = '';
    this.workbench.openSetting(key, page);
  }

  #open(page: OptionsPage): void {
    this.query = '';
    this.workbench.openOptions(page);
    this.page.scrollTop = 0;
  }

  /** Made anew for another Mandant: no entry and no subscription may outlive the one before. */
  #renderPage(page: OptionsPage): TemplateResult {
    const { books, workbench } = this;
    if (page === 'general')
      return html`<host-general-options
        .books=${books}
        .host=${workbench.client.info}
      ></host-general-options>`;
    if (page === 'accounting')
      return html`<host-accounting-options .books=${books}></host-accounting-options>`;
    if (page === 'mail')
      return html`<host-mail-options .books=${books} .client=${workbench.client}></host-mail-options>`;
    return html`<host-interface-options .books=${books} .workbench=${workbench}></host-interface-options>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-options': HostOptions;
  }
}
